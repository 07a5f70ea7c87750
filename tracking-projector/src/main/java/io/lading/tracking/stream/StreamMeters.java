package io.lading.tracking.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What operators see of the streams. Safe for use by many threads. */
final class StreamMeters {

  private final MeterRegistry meters;
  private final Counter sent;
  private final Map<Ending, Counter> endings = new EnumMap<>(Ending.class);

  StreamMeters(MeterRegistry meters) {
    this.meters = meters;
    this.sent =
        Counter.builder("lading.tracking.stream.sent")
            .description("Events written to subscribers of time lines")
            .register(meters);
    for (Ending ending : Ending.values()) {
      endings.put(ending, counter(ending));
    }
  }

  void counts(Supplier<Number> subscribers) {
    Gauge.builder("lading.tracking.stream.subscribers", subscribers)
        .description("Who follows a time line at the moment")
        .register(meters);
  }

  void sent(int events) {
    sent.increment(events);
  }

  void ended(Ending why) {
    Objects.requireNonNull(endings.get(why)).increment();
  }

  private Counter counter(Ending ending) {
    return Counter.builder("lading.tracking.stream.ended")
        .description("Streams that ended: the subscriber left, was too slow, or the service stops")
        .tag("why", ending.name())
        .register(meters);
  }
}
