package io.lading.planner.postgres;

import io.lading.core.contract.CourierUpdated;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.PlaceUpdated;
import io.lading.core.contract.RejectionCode;
import io.lading.core.contract.RouteDeparted;
import io.lading.core.contract.RouteFinished;
import io.lading.core.contract.WarehouseUpdated;
import io.lading.planner.fleet.FleetLedger;
import io.lading.planner.fleet.FleetPoll;
import io.lading.planner.fleet.FleetPoll.Dead;
import io.lading.planner.fleet.FleetPoll.Entry;
import io.lading.planner.fleet.FleetPoll.Told;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.RouteId;
import io.lading.planner.route.RouteState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction per poll: positions, fleet, routes that turn, what is to be planned. */
public final class PostgresFleetLedger implements FleetLedger {

  private static final long NONE = -1;
  private static final String CLASS = "io.lading.planner.fleet.FleetLedger";

  private final Desk desk;
  private final EventWriter writer;

  public PostgresFleetLedger(Desk desk, EventWriter writer) {
    this.desk = desk;
    this.writer = writer;
  }

  @Override
  public void record(FleetPoll poll) {
    boolean announced = desk.session().committed(transaction -> record(transaction, poll));
    if (announced) {
      desk.signal().committed();
    }
  }

  private boolean record(Connection transaction, FleetPoll poll) throws SQLException {
    desk.positions().move(transaction, poll.moves());
    var refusals = new RefusalRows(transaction);
    var outcomes =
        new FleetOutcomes(refusals.known(poll.entries().stream().map(Entry::identity).toList()));
    var fleet = new FleetRows(transaction);
    List<Told> told = told(poll);
    Set<Told> applied = fleet.put(told.stream().filter(each -> !outcomes.isRefused(each)).toList());
    var turns = new RouteTurns(transaction, desk, routes(told));
    for (Entry entry : poll.entries()) {
      switch (entry) {
        case Dead dead -> bury(dead, turns, outcomes);
        case Told each -> settle(each, applied, turns, outcomes);
      }
    }
    boolean announced = turns.write(fleet.asking());
    refusals.remember(outcomes.refused());
    desk.positions().tally(transaction, outcomes.tallies());
    return announced;
  }

  private static List<Told> told(FleetPoll poll) {
    return poll.entries().stream().filter(Told.class::isInstance).map(Told.class::cast).toList();
  }

  private static List<Long> routes(List<Told> told) {
    return told.stream()
        .map(each -> routeId(each.event()))
        .flatMapToLong(id -> RouteId.parse(id).stream())
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  private static String routeId(InputEvent event) {
    return switch (event) {
      case RouteDeparted departed -> departed.routeId();
      case RouteFinished finished -> finished.routeId();
      default -> "";
    };
  }

  private static void bury(Dead dead, RouteTurns turns, FleetOutcomes outcomes) {
    if (outcomes.dead(dead)) {
      turns.book().say(dead.letter());
    }
  }

  private void settle(Told told, Set<Told> applied, RouteTurns turns, FleetOutcomes outcomes) {
    switch (told.event()) {
      case WarehouseUpdated _, CourierUpdated _, PlaceUpdated _ -> {
        if (applied.contains(told)) {
          outcomes.applied(told);
        } else {
          outcomes.nothing(told);
        }
      }
      case RouteDeparted departed -> turn(told, departed.routeId(), turns, outcomes);
      case RouteFinished finished -> turn(told, finished.routeId(), turns, outcomes);
      default -> bury(told, turns, outcomes, "is no fleet message");
    }
  }

  private void turn(Told told, String routeId, RouteTurns turns, FleetOutcomes outcomes) {
    DeliveryRoute route = turns.route(RouteId.parse(routeId).orElse(NONE));
    if (route == null) {
      bury(told, turns, outcomes, "routeId: there is no route " + routeId);
    } else if (route.state() == RouteState.SUPERSEDED) {
      reject(told, route, turns, outcomes);
    } else if (isDone(told.event(), route.state())) {
      outcomes.nothing(told);
    } else {
      turn(told, route, turns);
      outcomes.applied(told);
    }
  }

  private static boolean isDone(InputEvent event, RouteState state) {
    return state == RouteState.FINISHED
        || state == RouteState.DEPARTED && event instanceof RouteDeparted;
  }

  private static void turn(Told told, DeliveryRoute route, RouteTurns turns) {
    Instant at = told.at();
    if (told.event() instanceof RouteFinished finished) {
      turns.finish(route, at, finished.distanceMetres());
    } else {
      turns.depart(route, at);
    }
  }

  private void bury(Told told, RouteTurns turns, FleetOutcomes outcomes, String why) {
    if (outcomes.dead(told)) {
      var reason = new DeadLetterReason(DeadLetterCode.INVALID_EVENT, CLASS, why);
      String group = told.from().consumerGroup();
      turns.book().say(writer.deadLetter(told.message(), reason, group, 1, desk.clock().instant()));
    }
  }

  private void reject(Told told, DeliveryRoute route, RouteTurns turns, FleetOutcomes outcomes) {
    if (outcomes.rejected(told)) {
      turns.book().say(rejection(told, route));
    }
  }

  private OutgoingMessage rejection(Told told, DeliveryRoute route) {
    Origin origin = Origin.of(told.message(), told.envelope());
    @Nullable String cause = origin.causationId();
    var rejected =
        new OrderRejected(
            RejectionCode.INVALID_TRANSITION,
            "route %s was superseded".formatted(RouteId.of(route.id())),
            null,
            null,
            null,
            null,
            cause,
            Map.of("routeId", RouteId.of(route.id()), "from", route.state().name()));
    return writer.rejected(
        rejected,
        told.message().key(),
        told.identity().value().toString(),
        desk.clock().instant(),
        origin);
  }
}
