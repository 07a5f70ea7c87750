package io.lading.planner.solver;

import io.lading.planner.solver.Unassigned.Reason;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why stops cannot be served. */
final class Reasons {

  private final Facts facts;
  private final List<CourierType> couriers;

  Reasons(Facts facts) {
    this.facts = facts;
    couriers =
        facts.types.stream().filter(type -> type.count() > 0 && type.maxStops() > 0).toList();
  }

  /** Whether it is worth looking for a place at all. */
  boolean mayBeServed(int stop) {
    return tooMuch(stop) == null && reached(stop);
  }

  /** Why a courier with nothing else to do could not serve it, null if one could. */
  @Nullable Reason alone(int stop) {
    Reason load = tooMuch(stop);
    if (load != null) {
      return load;
    }
    if (facts.cost.in[stop * facts.places] >= Legs.GAP
        || facts.cost.out[stop * facts.places] >= Legs.GAP) {
      return Reason.UNREACHABLE;
    }
    boolean inTime = couriers.stream().anyMatch(type -> carries(type, stop) && inTime(type, stop));
    return inTime ? null : Reason.CANNOT_BE_IN_TIME;
  }

  private @Nullable Reason tooMuch(int stop) {
    if (couriers.isEmpty()) {
      return Reason.NO_COURIER;
    }
    if (none(type -> type.maxWeight() >= facts.weight[stop])) {
      return Reason.TOO_HEAVY;
    }
    if (none(type -> type.maxVolume() >= facts.volume[stop])) {
      return Reason.TOO_BULKY;
    }
    return none(type -> carries(type, stop)) ? Reason.FITS_NO_COURIER : null;
  }

  private boolean none(Predicate<CourierType> able) {
    return couriers.stream().noneMatch(able);
  }

  private boolean carries(CourierType type, int stop) {
    return type.maxWeight() >= facts.weight[stop] && type.maxVolume() >= facts.volume[stop];
  }

  /** Whether a way leads to it and one away from it, be it over other stops. */
  private boolean reached(int stop) {
    return open(facts.cost.in, stop) && open(facts.cost.out, stop);
  }

  private boolean open(int[] legs, int stop) {
    for (int other = 0; other < facts.places; other++) {
      if (other != stop && legs[stop * facts.places + other] < Legs.GAP) {
        return true;
      }
    }
    return false;
  }

  private boolean inTime(CourierType type, int stop) {
    int arrival = type.shiftStart() + facts.time.in[stop * facts.places];
    int begin = Math.max(facts.earliest[stop], arrival);
    int back = begin + facts.service[stop] + facts.time.out[stop * facts.places];
    return begin <= facts.latest[stop] && back <= type.shiftEnd();
  }
}
