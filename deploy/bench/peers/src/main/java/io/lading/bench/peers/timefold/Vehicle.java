package io.lading.bench.peers.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import io.lading.bench.routes.Route;
import java.util.ArrayList;
import java.util.List;

/** One vehicle and whom it serves, in this order. What it costs and breaks is read off the list. */
@PlanningEntity
public class Vehicle {

  @PlanningListVariable private List<Visit> visits = new ArrayList<>();

  private Instance instance;
  private int type;

  /** For the solver, which fills its copies itself. */
  @SuppressWarnings("NullAway")
  public Vehicle() {}

  Vehicle(Instance instance, int type) {
    this.instance = instance;
    this.type = type;
  }

  public List<Visit> getVisits() {
    return visits;
  }

  public void setVisits(List<Visit> visits) {
    this.visits = visits;
  }

  public boolean isUsed() {
    return !visits.isEmpty();
  }

  public Route route() {
    return new Route(type, visits.stream().mapToInt(Visit::number).toArray());
  }

  private VehicleType limits() {
    return instance.fleet().get(type);
  }

  /** Its legs and its fixed cost. */
  long cost() {
    long cost = limits().fixedCost();
    int from = 0;
    for (Visit visit : visits) {
      cost += instance.leg(from, visit.number());
      from = visit.number();
    }
    return cost + instance.leg(from, 0);
  }

  /** By how much it carries more than it can, and serves more than it may. */
  long overload() {
    long weight = 0;
    long volume = 0;
    for (Visit visit : visits) {
      weight += visit.customer().weight();
      volume += visit.customer().volume();
    }
    return Math.max(0, weight - limits().weight())
        + Math.max(0, volume - limits().volume())
        + Math.max(0, visits.size() - limits().stops());
  }

  /** How much time it is late, at all customers and back at the depot together. */
  long lateness() {
    if (!instance.windows()) {
      return 0;
    }
    long late = 0;
    long now = limits().leaves();
    int from = 0;
    for (Visit visit : visits) {
      Customer customer = visit.customer();
      now = Math.max(customer.opens(), now + instance.leg(from, visit.number()));
      late += Math.max(0, now - customer.closes());
      now += customer.service();
      from = visit.number();
    }
    return late + Math.max(0, now + instance.leg(from, 0) - limits().returns());
  }
}
