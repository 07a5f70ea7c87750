package io.lading.planner.postgres;

import io.lading.core.contract.Location;
import io.lading.planner.fleet.Limits;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.DeliveryRoute.Driven;
import io.lading.planner.route.Door;
import io.lading.planner.route.RouteState;
import io.lading.planner.route.Tour;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the table, whose stops are read next. */
record RouteHead(DeliveryRoute route) {

  static RouteHead of(ResultSet row) throws SQLException {
    var tour =
        new Tour(
            new Location(row.getDouble("depot_lat"), row.getDouble("depot_lon")),
            row.getBoolean("returns"),
            List.of(),
            row.getLong("estimated_distance"),
            row.getLong("estimated_time"));
    return new RouteHead(
        new DeliveryRoute(
            row.getLong("route_id"),
            row.getInt("version"),
            RouteState.values()[row.getInt("state")],
            row.getLong("warehouse_id"),
            row.getLong("courier_id"),
            new Limits(
                row.getLong("max_weight"), row.getLong("max_volume"), row.getInt("max_stops")),
            tour,
            row.getObject("planned_at", OffsetDateTime.class).toInstant(),
            driven(row)));
  }

  private static @Nullable Driven driven(ResultSet row) throws SQLException {
    Instant departed = ParcelRows.instant(row, "departed_at");
    return departed == null
        ? null
        : new Driven(
            departed,
            ParcelRows.instant(row, "finished_at"),
            row.getObject("actual_distance", Long.class),
            row.getObject("actual_time", Long.class));
  }

  long id() {
    return route.id();
  }

  DeliveryRoute with(List<Door> doors) {
    Tour bare = route.tour();
    return route.with(
        new Tour(bare.depot(), bare.returning(), doors, bare.metres(), bare.seconds()));
  }
}
