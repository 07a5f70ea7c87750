package io.lading.tracking.health;

import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.Attention;
import io.lading.tracking.timeline.Timelines;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Open gaps and unreadable records, counted in the database no more often than needed. */
public final class AttentionWatch {

  private static final Duration FRESH_FOR = Duration.ofSeconds(2);

  private final Timelines timelines;
  private final Clock clock;
  private Instant due = Instant.MIN;
  private Optional<Attention> last = Optional.empty();

  public AttentionWatch(Timelines timelines, Clock clock, MeterRegistry meters) {
    this.timelines = timelines;
    this.clock = clock;
    gauge(meters, "lading.tracking.gaps.open", "Gaps in time lines", Attention::openGaps);
    gauge(meters, "lading.tracking.unreadable", "Unreadable events", Attention::unreadable);
  }

  /** Empty while the database does not answer. */
  public synchronized Optional<Attention> now() {
    Instant now = clock.instant();
    if (!now.isBefore(due)) {
      due = now.plus(FRESH_FOR);
      last = look();
    }
    return last;
  }

  private Optional<Attention> look() {
    try {
      return Optional.of(timelines.attention());
    } catch (StorageUnavailable e) {
      return Optional.empty();
    }
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToDoubleFunction<Attention> value) {
    Gauge.builder(name, this, watch -> watch.now().map(value::applyAsDouble).orElse(Double.NaN))
        .description(description)
        .register(meters);
  }
}
