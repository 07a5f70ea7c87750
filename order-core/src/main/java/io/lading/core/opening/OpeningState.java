package io.lading.core.opening;

import java.time.Instant;
import java.util.Map;

/** How far the service is open. */
public sealed interface OpeningState {

  /** In words for health. */
  Map<String, Object> details();

  record Closed() implements OpeningState {
    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /** {@code why}: what the world has to do first; empty when nothing is in the way. */
  record Doing(String step, Instant since, String why) implements OpeningState {
    @Override
    public Map<String, Object> details() {
      return Map.of("step", step, "since", since, "why", why);
    }
  }

  record Open() implements OpeningState {
    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /** It will not open until somebody has looked into it. */
  record Refused(String step, Instant since, String why) implements OpeningState {
    @Override
    public Map<String, Object> details() {
      return Map.of("step", step, "since", since, "why", why);
    }
  }
}
