package io.lading.core.consume;

import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.consume.IntakeState.Starting;
import io.lading.core.consume.IntakeState.Stopped;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the consuming of each topic goes: the worst of its consumers. Safe for use by many threads.
 */
public final class IntakeHealth {

  private record Consumer(String topic, int number) {}

  private final Map<Consumer, IntakeState> states = new ConcurrentHashMap<>();

  /** Topic → the worst state of its consumers. */
  public Map<String, IntakeState> states() {
    Map<String, IntakeState> worst = new TreeMap<>();
    states.forEach(
        (consumer, state) -> worst.merge(consumer.topic(), state, IntakeHealth::worseOf));
    return worst;
  }

  public boolean isRunning() {
    return states().values().stream().allMatch(Running.class::isInstance);
  }

  /** A stopped topic stays stopped, whatever its last consumer says while it ends. */
  void report(String topic, int consumer, IntakeState state) {
    states.merge(
        new Consumer(topic, consumer),
        state,
        (before, now) -> before instanceof Stopped ? before : now);
  }

  /** A service that is stopped or started anew begins with a clean sheet. */
  void forget(String topic) {
    states.keySet().removeIf(consumer -> consumer.topic().equals(topic));
  }

  private static IntakeState worseOf(IntakeState a, IntakeState b) {
    return Comparator.comparingInt(IntakeHealth::badness).compare(a, b) >= 0 ? a : b;
  }

  private static int badness(IntakeState state) {
    return switch (state) {
      case Running _ -> 0;
      case Starting _ -> 1;
      case Retrying _ -> 2;
      case Stopped _ -> 3;
    };
  }
}
