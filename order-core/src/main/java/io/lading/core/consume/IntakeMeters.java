package io.lading.core.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** What is measured of one topic's intake. Safe for use by many threads. */
final class IntakeMeters {

  private final Map<TopicPartition, Double> lags = new ConcurrentHashMap<>();
  private volatile boolean isBlind = true;
  private final Timer batches;
  private final DistributionSummary sizes;
  private final Counter records;
  private final Counter failures;

  IntakeMeters(MeterRegistry meters, String topic) {
    batches =
        Timer.builder("lading.intake.batch")
            .description("Time from a batch in hand to its commit")
            .tag("topic", topic)
            .register(meters);
    sizes =
        DistributionSummary.builder("lading.intake.batch.size")
            .description("Records per committed batch")
            .tag("topic", topic)
            .register(meters);
    records =
        Counter.builder("lading.intake.records")
            .description("Records consumed and committed")
            .tag("topic", topic)
            .register(meters);
    failures =
        Counter.builder("lading.intake.failures")
            .description("Attempts that failed and committed nothing")
            .tag("topic", topic)
            .register(meters);
    Gauge.builder("lading.intake.lag", this, IntakeMeters::lag)
        .description("Records of this process's partitions that are not consumed yet; NaN: unknown")
        .tag("topic", topic)
        .register(meters);
  }

  void timed(int size, Runnable work) {
    batches.record(work);
    sizes.record(size);
    records.increment(size);
  }

  void failed() {
    failures.increment();
  }

  /** The partitions are those of this process. */
  void sees() {
    isBlind = false;
  }

  /** Nobody looks any more: what is not known is not a number, so that no alert takes it for 0. */
  void blind() {
    isBlind = true;
  }

  /** The last lag that was known counts. */
  void lag(TopicPartition partition, OptionalLong lag) {
    if (lag.isPresent()) {
      lags.put(partition, (double) lag.getAsLong());
    } else {
      lags.putIfAbsent(partition, Double.NaN);
    }
  }

  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(lags::remove);
  }

  private double lag() {
    return isBlind ? Double.NaN : lags.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
