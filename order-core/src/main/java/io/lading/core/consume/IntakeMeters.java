package io.lading.core.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** What is measured of one topic's intake. Safe for use by many threads. */
final class IntakeMeters {

  private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
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
    Gauge.builder("lading.intake.lag", lags, IntakeMeters::sum)
        .description("Records of this process's partitions that are not consumed yet")
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

  void lag(TopicPartition partition, long lag) {
    lags.put(partition, lag);
  }

  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(lags::remove);
  }

  private static double sum(Map<TopicPartition, Long> lags) {
    return lags.values().stream().mapToLong(Long::longValue).sum();
  }
}
