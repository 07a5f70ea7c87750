package io.lading.core.opening;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How each chore goes, for health and meters. Safe for use by many threads. */
public final class ChoreHealth {

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<String, ChoreState> states = new ConcurrentHashMap<>();

  public ChoreHealth(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** By name. */
  public Map<String, ChoreState> states() {
    return new TreeMap<>(states);
  }

  /** Its meters are there before it has ever failed. */
  void begins(String chore) {
    states.putIfAbsent(chore, ChoreState.BEGUN);
    failures(chore);
    Gauge.builder("lading.chore.left.out", () -> state(chore).leftOut().size())
        .description("What breaks a rule, so that a chore leaves it out until it succeeds")
        .tag("chore", chore)
        .register(meters);
  }

  void reports(String chore, ChoreState state) {
    states.put(chore, state);
  }

  void fails(String chore, boolean isBroken, String why) {
    failures(chore).increment();
    states.put(chore, state(chore).failed(clock.instant(), isBroken, why));
  }

  private ChoreState state(String chore) {
    return states.getOrDefault(chore, ChoreState.BEGUN);
  }

  private Counter failures(String chore) {
    return Counter.builder("lading.chore.failures")
        .description("Passes of a chore that failed and are tried again")
        .tag("chore", chore)
        .register(meters);
  }
}
