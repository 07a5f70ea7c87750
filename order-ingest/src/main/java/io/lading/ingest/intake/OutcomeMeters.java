package io.lading.ingest.intake;

import io.lading.core.intake.Outcome;
import io.lading.core.intake.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Counts how the records of a topic ended; what was parked is counted so, and again when it ends.
 * Safe for use by many threads.
 */
final class OutcomeMeters {

  private final Counter applied;
  private final Counter noOp;
  private final Counter rejected;
  private final Counter deadLettered;
  private final Counter parked;

  OutcomeMeters(MeterRegistry meters, String topic) {
    applied = counter(meters, topic, "applied");
    noOp = counter(meters, topic, "no-op");
    rejected = counter(meters, topic, "rejected");
    deadLettered = counter(meters, topic, "dead-lettered");
    parked = counter(meters, topic, "parked");
  }

  void count(List<Outcome> outcomes) {
    count(outcomes.stream().map(Tally::of).reduce(new Tally(0, 0, 0, 0, 0), Tally::plus));
  }

  void count(Tally tally) {
    applied.increment(tally.applied());
    noOp.increment(tally.noOp());
    rejected.increment(tally.rejected());
    deadLettered.increment(tally.deadLettered());
    parked.increment(tally.parked());
  }

  private static Counter counter(MeterRegistry meters, String topic, String outcome) {
    return Counter.builder("lading.intake.outcomes")
        .description("How consumed records ended; parked ones are counted again when they end")
        .tag("topic", topic)
        .tag("outcome", outcome)
        .register(meters);
  }
}
