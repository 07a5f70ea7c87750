package io.lading.ingest.intake;

import io.lading.core.change.RetryParked;
import io.lading.core.contract.Topics;
import io.lading.core.intake.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts how parked records ended, beside those that ended at once. For any number of threads. */
public final class RetriedOutcomes implements RetryParked.Ended {

  private final Map<String, OutcomeMeters> topics;

  public RetriedOutcomes(MeterRegistry meters) {
    topics =
        Stream.of(Topics.TRADE_EVENTS, Topics.ORDER_UPDATES)
            .collect(
                Collectors.toMap(Function.identity(), topic -> new OutcomeMeters(meters, topic)));
  }

  @Override
  public void of(String topic, Tally tally) {
    OutcomeMeters meters = topics.get(topic);
    if (meters != null) {
      meters.count(tally);
    }
  }
}
