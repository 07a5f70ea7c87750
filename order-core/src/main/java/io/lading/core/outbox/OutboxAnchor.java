package io.lading.core.outbox;

/**
 * Ties the lanes to the database cluster whose transaction ids their positions speak of. Must have
 * run before anything is appended or published by this process: after a dump was restored into
 * another cluster, the ids of new transactions mean nothing beside the old ones.
 */
public interface OutboxAnchor {

  /**
   * Makes the lanes if there are none, ties them anew if the cluster is another, and does nothing
   * otherwise. Atomic; several instances may call it at once. {@code lanes} counts only for the
   * first ever.
   */
  Anchoring anchor(int lanes);

  /** What was done. */
  sealed interface Anchoring {
    record Kept(int lanes) implements Anchoring {}

    record Made(int lanes) implements Anchoring {}

    /** unpublished: rows that wait to be published, here as in the cluster they come from. */
    record TiedAnew(long unpublished) implements Anchoring {}
  }
}
