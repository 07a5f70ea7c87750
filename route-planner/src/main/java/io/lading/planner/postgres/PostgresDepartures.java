package io.lading.planner.postgres;

import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Departures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** One transaction per departure. */
public final class PostgresDepartures implements Departures {

  private final Desk desk;

  public PostgresDepartures(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Departure depart(long routeId, Instant at) {
    Departure departure = desk.session().committed(transaction -> depart(transaction, routeId, at));
    desk.signal().committed();
    return departure;
  }

  private Departure depart(Connection transaction, long routeId, Instant at) throws SQLException {
    var turns = new RouteTurns(transaction, desk, List.of(routeId));
    DeliveryRoute route = turns.route(routeId);
    if (route == null) {
      return new Departure.NoSuchRoute();
    }
    return switch (route.state()) {
      case PLANNED -> {
        DeliveryRoute departed = turns.depart(route, at);
        turns.write(new TreeMap<>());
        yield new Departure.Left(departed);
      }
      case DEPARTED, FINISHED -> new Departure.Left(route.asDeparted());
      case SUPERSEDED -> new Departure.Superseded(route);
    };
  }
}
