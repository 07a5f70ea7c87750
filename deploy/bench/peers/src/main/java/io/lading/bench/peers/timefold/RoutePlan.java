package io.lading.bench.peers.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardSoftScore;
import io.lading.bench.routes.Instance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All vehicles and all visits. */
@PlanningSolution
public class RoutePlan {

  @ProblemFactCollectionProperty @ValueRangeProvider private List<Visit> visits = List.of();

  @PlanningEntityCollectionProperty private List<Vehicle> vehicles = List.of();

  @PlanningScore private @Nullable HardSoftScore score;

  /** Nobody on the road yet. */
  public static RoutePlan of(Instance instance) {
    var plan = new RoutePlan();
    plan.visits = visits(instance);
    plan.vehicles = vehicles(instance);
    return plan;
  }

  private static List<Visit> visits(Instance instance) {
    var visits = new ArrayList<Visit>();
    for (int i = 1; i < instance.customers().length; i++) {
      visits.add(new Visit(i, instance.customers()[i]));
    }
    return visits;
  }

  private static List<Vehicle> vehicles(Instance instance) {
    var vehicles = new ArrayList<Vehicle>();
    for (int type = 0; type < instance.fleet().size(); type++) {
      for (int i = 0; i < instance.fleet().get(type).count(); i++) {
        vehicles.add(new Vehicle(instance, type));
      }
    }
    return vehicles;
  }

  public List<Visit> getVisits() {
    return visits;
  }

  public List<Vehicle> getVehicles() {
    return vehicles;
  }

  /** Whether every customer is on a route. */
  public boolean isComplete() {
    return vehicles.stream().mapToInt(vehicle -> vehicle.getVisits().size()).sum() == visits.size();
  }

  public @Nullable HardSoftScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardSoftScore score) {
    this.score = score;
  }
}
