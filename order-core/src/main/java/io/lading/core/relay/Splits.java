package io.lading.core.relay;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

/**
 * How often a producer has split a batch because its topic refused it as too large. A batch of
 * records that only together are above the topic's limit is split once or twice; one that stays
 * above it however it is split is sent, refused and split for ever.
 */
final class Splits {

  /** So many while one page is on its way are no end in sight. */
  private static final int ENDLESS = 100;

  private static final String TOTAL = "batch-split-total";

  private final Producer<?, ?> producer;
  private final double before;

  /** Counts from now. */
  Splits(Producer<?, ?> producer) {
    this.producer = producer;
    this.before = total();
  }

  boolean areEndless() {
    return total() - before > ENDLESS;
  }

  private double total() {
    return producer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(TOTAL))
        .map(Metric::metricValue)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .sum();
  }
}
