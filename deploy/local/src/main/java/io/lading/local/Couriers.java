package io.lading.local;

import io.lading.traffic.Announcement;
import io.lading.traffic.Returns;
import io.lading.traffic.RouteTold;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The couriers of the sample warehouses: each waits a while for more parcels, leaves with his
 * route, and says that he is back when every parcel has come to its end, or when he has waited for
 * that long enough. Where no orders live nobody works.
 */
final class Couriers implements AutoCloseable {
  private static final Duration WAITS = Duration.ofSeconds(3);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration WAY_BACK = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RouteDesk desk;
  private final Publisher publisher;
  private final boolean work;
  private final Returns returns = new Returns();
  private final Map<String, Round> rounds = new HashMap<>();
  private final Map<String, Round> carried = new HashMap<>();
  private final Errands errands = new Errands("couriers");

  /** A route as it was told last, and which of its parcels have come to their end. */
  private static final class Round {
    private RouteTold route;
    private final Set<String> ended = new HashSet<>();

    private Round(RouteTold route) {
      this.route = route;
    }

    private boolean isDone() {
      return route.turn() == RouteTold.Turn.DEPARTED && ended.containsAll(route.parcels());
    }
  }

  Couriers(RouteDesk desk, Publisher publisher, boolean work) {
    this.desk = desk;
    this.work = work;
    this.publisher = publisher;
  }

  synchronized void accept(RouteTold told) {
    if (work) {
      follow(told);
    }
  }

  private void follow(RouteTold told) {
    Round round = rounds.get(told.routeId());
    switch (told.turn()) {
      case PLANNED -> {
        if (round == null) {
          errands.after(WAITS, () -> leave(told.routeId()));
        }
        take(told, round);
      }
      case DEPARTED -> {
        errands.after(PATIENCE, () -> comeBack(told.routeId()));
        comeBackIfDone(take(told, round));
      }
      case FINISHED, SUPERSEDED -> forget(told.routeId());
    }
  }

  private Round take(RouteTold told, @Nullable Round known) {
    Round round = known == null ? new Round(told) : known;
    round.route.parcels().forEach(parcel -> carried.remove(parcel, round));
    round.route = told;
    told.parcels().forEach(parcel -> carried.put(parcel, round));
    rounds.put(told.routeId(), round);
    return round;
  }

  private synchronized void forget(String routeId) {
    Round round = rounds.remove(routeId);
    if (round != null) {
      round.route.parcels().forEach(parcel -> carried.remove(parcel, round));
    }
  }

  synchronized void accept(Announcement announced) {
    Round round = announced.hasEnded() ? carried.get(announced.parcel()) : null;
    if (round != null && round.ended.add(announced.parcel())) {
      comeBackIfDone(round);
    }
  }

  private void comeBackIfDone(Round round) {
    if (round.isDone()) {
      errands.after(WAY_BACK, () -> comeBack(round.route.routeId()));
    }
  }

  private void leave(String routeId) {
    switch (desk.depart(routeId)) {
      case LEFT -> {}
      case REFUSED -> forget(routeId);
      case NO_ANSWER -> errands.after(AGAIN, () -> leave(routeId));
    }
  }

  private void comeBack(String routeId) {
    RouteTold route = route(routeId);
    if (route != null) {
      publisher.send(returns.finished(route, Instant.now()));
    }
  }

  private synchronized @Nullable RouteTold route(String routeId) {
    Round round = rounds.get(routeId);
    return round == null ? null : round.route;
  }

  /** Whether nobody is under way, or about to be. */
  synchronized boolean areBack() {
    publisher.demandWell();
    return rounds.isEmpty();
  }

  @Override
  public void close() {
    errands.close();
  }
}
