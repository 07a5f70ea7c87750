package io.lading.planner.health;

import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.plan.PlanFailures;
import io.lading.planner.plan.PlanFailures.Failing;
import io.lading.planner.plan.PlanFailures.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * DOWN while a warehouse cannot be planned: at once if that is no fault of the world, else from the
 * third failure on; those that fail longest by name, whichever planner tried.
 */
public final class PlanningIndicator implements HealthIndicator {

  private final PlanFailures failures;

  public PlanningIndicator(PlanFailures failures) {
    this.failures = failures;
  }

  @Override
  public Health health() {
    try {
      Failing failing = failures.now();
      Health.Builder health = failing.down() == 0 ? Health.up() : Health.down();
      health.withDetail("failing warehouses", failing.count());
      failing
          .longest()
          .forEach(failure -> health.withDetail("warehouse " + failure.warehouseId(), of(failure)));
      return health.build();
    } catch (StorageUnavailable away) {
      return Health.unknown().withDetail("why", String.valueOf(away.getMessage())).build();
    }
  }

  private static Map<String, Object> of(Failure failure) {
    var details = new LinkedHashMap<String, Object>();
    details.put("failures", failure.failures());
    details.put("since", failure.since());
    details.put("next", failure.next());
    details.put("why", failure.why());
    return details;
  }
}
