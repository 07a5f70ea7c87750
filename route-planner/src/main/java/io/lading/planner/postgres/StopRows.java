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

  static final String OF_ROUTES =
      """
      SELECT route_id, order_id, package_no, lat, lon, weight, volume, leg_distance, leg_seconds, eta_seconds, service_seconds, ended_at
      FROM route_stop WHERE route_id = ANY (?::bigint[])
      ORDER BY route_id, sequence
      """;

  private static final String LIVE_ROUTES =
      """
      SELECT DISTINCT s.route_id
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      JOIN route_stop s ON s.order_id = k.order_id AND s.package_no = k.package_no AND s.live
      """;

  static final String FINISHED_ROUTES =
      """
      SELECT DISTINCT s.route_id
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      JOIN route_stop s ON s.order_id = k.order_id AND s.package_no = k.package_no AND NOT s.live AND s.ended_at IS NULL
      JOIN delivery_route r ON r.route_id = s.route_id AND r.state = 2
      """;

  private static final String END =
      """
      UPDATE route_stop s SET ended_at = e.ended_at
      FROM unnest(?::bigint[], ?::integer[], ?::timestamptz[]) AS e (route_id, sequence, ended_at)
      WHERE s.route_id = e.route_id AND s.sequence = e.sequence AND s.ended_at IS NULL
      """;

  private static final String DELETE =
      """
      DELETE FROM route_stop WHERE route_id = ANY (?::bigint[])
      """;

  private static final String INSERT =
      """
      INSERT INTO route_stop (route_id, sequence, order_id, package_no, live, lat, lon, weight, volume,
                              leg_distance, leg_seconds, eta_seconds, service_seconds, ended_at)
      SELECT * FROM unnest(?::bigint[], ?::integer[], ?::bigint[], ?::text[], ?::boolean[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[],
                           ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::timestamptz[])
      """;

  Map<Long, List<Door>> of(Collection<Long> routes) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(OF_ROUTES)) {
      new Columns<>(statement, List.copyOf(routes)).column("int8", id -> id);
      try (ResultSet rows = statement.executeQuery()) {
        return doors(rows);
      }
    }
  }

  /** By route, in its order: what {@link #OF_ROUTES} finds. */
  static Map<Long, List<Door>> doors(ResultSet row) throws SQLException {
    Map<Long, List<Door>> doors = new HashMap<>();
    while (row.next()) {
      doors.computeIfAbsent(row.getLong("route_id"), _ -> new ArrayList<>()).add(door(row));
    }
    return doors;
  }

  private static Door door(ResultSet row) throws SQLException {
    return new Door(
        new ParcelKey(row.getLong("order_id"), row.getString("package_no")),
        new Location(row.getDouble("lat"), row.getDouble("lon")),
        new Load(row.getLong("weight"), row.getLong("volume")),
        row.getInt("leg_distance"),
        row.getInt("leg_seconds"),
        row.getInt("eta_seconds"),
        row.getInt("service_seconds"),
        ParcelRows.instant(row, "ended_at"));
  }

  /** Which live routes these parcels are on. */
  SortedSet<Long> liveRoutes(Collection<ParcelKey> parcels) throws SQLException {
    return routes(LIVE_ROUTES, parcels);
  }

  /** Which finished routes do not know yet how these parcels ended. */
  SortedSet<Long> finishedRoutes(Collection<ParcelKey> parcels) throws SQLException {
    return routes(FINISHED_ROUTES, parcels);
  }

  private SortedSet<Long> routes(String sql, Collection<ParcelKey> parcels) throws SQLException {
    SortedSet<Long> routes = new TreeSet<>();
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
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

  /** Notes the ends that these routes know, and nothing else. */
  void end(List<DeliveryRoute> routes) throws SQLException {
    List<Placed> ended =
        placed(routes).stream().filter(stop -> stop.door().endedAt() != null).toList();
    if (ended.isEmpty()) {
      return;
    }
    try (PreparedStatement end = transaction.prepareStatement(END)) {
      new Columns<>(end, ended)
          .column("int8", stop -> stop.route().id())
          .column("int4", Placed::sequence)
          .column("timestamptz", stop -> stop.door().endedAt());
      end.executeUpdate();
    }
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

  private static List<Placed> placed(List<DeliveryRoute> routes) {
    List<Placed> stops = new ArrayList<>();
    for (DeliveryRoute route : routes) {
      int sequence = 0;
      for (Door door : route.tour().doors()) {
        stops.add(new Placed(route, ++sequence, door));
      }
    }
    return stops;
  }

  void insert(List<DeliveryRoute> routes) throws SQLException {
    List<Placed> stops = placed(routes);
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
          .column("int4", stop -> stop.door().legSeconds())
          .column("int4", stop -> stop.door().etaSeconds())
          .column("int4", stop -> stop.door().serviceSeconds())
          .column("timestamptz", stop -> stop.door().endedAt());
      insert.executeUpdate();
    }
  }
}
