package io.lading.core.outbox;

/**
 * The log as its publisher reads it, lane by lane. Every committed row is read at least once, those
 * of one key in the order of their ids, whatever commits late and whoever keeps a transaction open.
 * Throws {@link io.lading.core.intake.StorageUnavailable} when the database is away.
 */
public interface OutboxLog {

  /** Reads from the position in the database, never from memory: a fail-over may set it back. */
  LaneReading read(Lane lane, PageBounds bounds);

  /**
   * Moves the position after everything up to it was acknowledged. False: the lane has another
   * owner, nothing moved. A move may be lost in a crash, then the rows are read again.
   */
  boolean move(Lane lane, LanePosition to);

  /** Rows of all lanes that wait, counted up to {@code atMost}. */
  Backlog backlog(int atMost);
}
