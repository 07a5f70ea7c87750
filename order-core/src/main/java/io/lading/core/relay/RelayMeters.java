package io.lading.core.relay;

import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.OutboxRow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the relay counts. Latency: from the begin of the writing transaction to Kafka's yes. */
final class RelayMeters {

  private final Counter published;
  private final Counter truncated;
  private final DistributionSummary pages;
  private final Timer latency;
  private volatile Backlog backlog = new Backlog(0, null);

  RelayMeters(MeterRegistry registry) {
    published =
        Counter.builder("lading.relay.published")
            .description("outbox rows acknowledged by Kafka, repeats included")
            .register(registry);
    truncated =
        Counter.builder("lading.relay.truncated")
            .description("dead letters and rejections that were too large and went without value")
            .register(registry);
    pages =
        DistributionSummary.builder("lading.relay.page.rows")
            .description("rows sent and awaited at a time")
            .register(registry);
    latency =
        Timer.builder("lading.relay.latency")
            .description("from the begin of the writing transaction to the acknowledgement")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    Gauge.builder("lading.relay.backlog.rows", this, meters -> meters.backlog.rows())
        .description("outbox rows waiting to be published, counted up to a bound")
        .register(registry);
    Gauge.builder("lading.relay.backlog.age", this, RelayMeters::ageSeconds)
        .description("age of the oldest waiting outbox row")
        .baseUnit("seconds")
        .register(registry);
  }

  void published(List<OutboxRow> rows, int shortened) {
    truncated.increment(shortened);
    Instant now = Instant.now();
    published.increment(rows.size());
    pages.record(rows.size());
    for (OutboxRow row : rows) {
      latency.record(Duration.between(row.createdAt(), now));
    }
  }

  void waiting(Backlog measured) {
    backlog = measured;
  }

  Backlog backlog() {
    return backlog;
  }

  private double ageSeconds() {
    Instant oldest = backlog.oldest();
    return oldest == null ? 0 : Duration.between(oldest, Instant.now()).toMillis() / 1000.0;
  }
}
