package io.lading.planner.postgres;

import io.lading.core.contract.Location;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Door;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The stops of routes. Guarded by the lock of their route. */
record StopRows(Connection transaction) {

  private static final String OF_ROUTES =
      """
      SELECT route_id, order_id, package_no, lat, lon, weight, volume, leg_distance, eta_seconds, service_seconds, ended_at
      FROM route_stop WHERE route_id = ANY (?::bigint[])
      ORDER BY route_id, sequence
      """;

  private static final String LIVE_ROUTES =
      """
      SELECT DISTINCT s.route_id
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      JOIN route_stop s ON s.order_id = k.order_id AND s.package_no = k.package_no AND s.live
      """;

  private static final String DELETE =
      """
      DELETE FROM route_stop WHERE route_id = ANY (?::bigint[])
      """;

  private static final String INSERT =
      """
      INSERT INTO route_stop (route_id, sequence, order_id, package_no, live, lat, lon, weight, volume,
                              leg_distance, eta_seconds, service_seconds, ended_at)
      SELECT * FROM unnest(?::bigint[], ?::integer[], ?::bigint[], ?::text[], ?::boolean[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[],
                           ?::integer[], ?::integer[], ?::integer[], ?::timestamptz[])
      """;

  Map<Long, List<Door>> of(Collection<Long> routes) throws SQLException {
    Map<Long, List<Door>> doors = new HashMap<>();
    try (PreparedStatement statement = transaction.prepareStatement(OF_ROUTES)) {
      new Columns<>(statement, List.copyOf(routes)).column("int8", id -> id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          doors.computeIfAbsent(row.getLong("route_id"), _ -> new ArrayList<>()).add(door(row));
        }
      }
    }
    return doors;
  }

  private static Door door(ResultSet row) throws SQLException {
    return new Door(
        new ParcelKey(row.getLong("order_id"), row.getString("package_no")),
        new Location(row.getDouble("lat"), row.getDouble("lon")),
        new Load(row.getLong("weight"), row.getLong("volume")),
        row.getInt("leg_distance"),
        row.getInt("eta_seconds"),
        row.getInt("service_seconds"),
        ParcelRows.instant(row, "ended_at"));
  }

  /** Which live routes these parcels are on. */
  SortedSet<Long> liveRoutes(Collection<ParcelKey> parcels) throws SQLException {
    SortedSet<Long> routes = new TreeSet<>();
    try (PreparedStatement statement = transaction.prepareStatement(LIVE_ROUTES)) {
      new Columns<>(statement, List.copyOf(parcels))
          .column("int8", ParcelKey::orderId)
          .column("text", ParcelKey::packageNo);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          routes.add(row.getLong("route_id"));
        }
      }
    }
    return routes;
  }

  void delete(List<DeliveryRoute> routes) throws SQLException {
    if (!routes.isEmpty()) {
      try (PreparedStatement delete = transaction.prepareStatement(DELETE)) {
        new Columns<>(delete, routes).column("int8", DeliveryRoute::id);
        delete.executeUpdate();
      }
    }
  }

  /** A stop of a route in its place. */
  private record Placed(DeliveryRoute route, int sequence, Door door) {}

  void insert(List<DeliveryRoute> routes) throws SQLException {
    List<Placed> stops = new ArrayList<>();
    for (DeliveryRoute route : routes) {
      int sequence = 0;
      for (Door door : route.tour().doors()) {
        stops.add(new Placed(route, ++sequence, door));
      }
    }
    if (stops.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      new Columns<>(insert, stops)
          .column("int8", stop -> stop.route().id())
          .column("int4", Placed::sequence)
          .column("int8", stop -> stop.door().parcel().orderId())
          .column("text", stop -> stop.door().parcel().packageNo())
          .column("bool", stop -> stop.route().state().isLive())
          .column("float8", stop -> stop.door().location().lat())
          .column("float8", stop -> stop.door().location().lon())
          .column("int8", stop -> stop.door().load().grams())
          .column("int8", stop -> stop.door().load().cubicCentimetres())
          .column("int4", stop -> stop.door().legMetres())
          .column("int4", stop -> stop.door().etaSeconds())
          .column("int4", stop -> stop.door().serviceSeconds())
          .column("timestamptz", stop -> stop.door().endedAt());
      insert.executeUpdate();
    }
  }
}
