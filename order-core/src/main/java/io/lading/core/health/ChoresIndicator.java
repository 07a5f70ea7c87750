package io.lading.core.health;

import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.ChoreState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * DOWN when a chore has failed otherwise than by a world that is away for a moment, or leaves out
 * what breaks a rule; each chore with its state.
 */
public final class ChoresIndicator implements HealthIndicator {

  private static final int NAMED = 10;

  private final ChoreHealth chores;

  public ChoresIndicator(ChoreHealth chores) {
    this.chores = chores;
  }

  @Override
  public Health health() {
    Map<String, ChoreState> states = chores.states();
    Health.Builder health =
        states.values().stream().anyMatch(ChoreState::isDown) ? Health.down() : Health.up();
    states.forEach((name, state) -> health.withDetail(name, details(state)));
    return health.build();
  }

  private static Map<String, Object> details(ChoreState state) {
    var details = new LinkedHashMap<String, Object>();
    details.put("state", state.failures() == 0 ? "WORKING" : "FAILING");
    if (state.since() != null && state.why() != null) {
      details.put("since", state.since());
      details.put("failures", state.failures());
      details.put("why", state.why());
    }
    List<String> leftOut = state.leftOut();
    if (!leftOut.isEmpty()) {
      details.put("left out", leftOut.size());
      details.put("among them", leftOut.subList(0, Math.min(NAMED, leftOut.size())));
    }
    return details;
  }
}
