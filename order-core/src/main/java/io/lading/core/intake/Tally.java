package io.lading.core.intake;

/** How the records of one partition ended; their sum is the number of records consumed. */
public record Tally(long applied, long noOp, long rejected, long deadLettered, long parked) {

  public static Tally of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _ -> new Tally(1, 0, 0, 0, 0);
      case Outcome.NoOp _, Outcome.KeyReused _, Outcome.NoSuchOrder _ -> new Tally(0, 1, 0, 0, 0);
      case Outcome.Rejected _ -> new Tally(0, 0, 1, 0, 0);
      case Outcome.Parked _ -> new Tally(0, 0, 0, 0, 1);
      case Outcome.DeadLettered _ -> new Tally(0, 0, 0, 1, 0);
    };
  }

  public Tally plus(Tally other) {
    return new Tally(
        applied + other.applied,
        noOp + other.noOp,
        rejected + other.rejected,
        deadLettered + other.deadLettered,
        parked + other.parked);
  }
}
