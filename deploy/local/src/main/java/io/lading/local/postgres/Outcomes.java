package io.lading.local.postgres;

/** How many records of a topic were consumed, and what became of them. */
public record Outcomes(
    long consumed,
    long applied,
    long noOp,
    long rejected,
    long deadLettered,
    long parked,
    long nextOffsets) {
  public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0, 0);

  /** What came since then. */
  public Outcomes since(Outcomes then) {
    return new Outcomes(
        consumed - then.consumed,
        applied - then.applied,
        noOp - then.noOp,
        rejected - then.rejected,
        deadLettered - then.deadLettered,
        parked - then.parked,
        nextOffsets - then.nextOffsets);
  }

  public Outcomes plus(Outcomes other) {
    return new Outcomes(
        consumed + other.consumed,
        applied + other.applied,
        noOp + other.noOp,
        rejected + other.rejected,
        deadLettered + other.deadLettered,
        parked + other.parked,
        nextOffsets + other.nextOffsets);
  }

  /** At least so many messages does the relay announce for these outcomes. */
  public long announcements() {
    return applied + rejected + deadLettered;
  }
}
