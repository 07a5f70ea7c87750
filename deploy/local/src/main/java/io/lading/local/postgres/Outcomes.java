package io.lading.local.postgres;

/** How many records of a topic were consumed, and what became of them. */
public record Outcomes(
    long consumed, long applied, long noOp, long rejected, long deadLettered, long nextOffsets) {
  public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0);

  /** What came since then. */
  public Outcomes since(Outcomes then) {
    return new Outcomes(
        consumed - then.consumed,
        applied - then.applied,
        noOp - then.noOp,
        rejected - then.rejected,
        deadLettered - then.deadLettered,
        nextOffsets - then.nextOffsets);
  }

  /** Messages that the relay announces for these outcomes of trades. */
  public long announcements() {
    return applied + rejected + deadLettered;
  }
}
