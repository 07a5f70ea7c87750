package io.lading.planner.postgres;

import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.DeliveryRoute.Driven;
import io.lading.planner.route.Door;
import io.lading.planner.route.Tour;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Routes without their stops, which are in {@link StopRows}. Locked by id, in order. */
record RouteRows(Connection transaction) {

  private static final String LOCK =
      """
      SELECT route_id, version, state, warehouse_id, courier_id, max_weight, max_volume, max_stops,
             depot_lat, depot_lon, returns, estimated_distance, estimated_time,
             planned_at, departed_at, finished_at, actual_distance, actual_time
      FROM delivery_route WHERE route_id = ANY (?::bigint[])
      ORDER BY route_id FOR NO KEY UPDATE
      """;

  private static final String READ =
      """
      SELECT route_id, version, state, warehouse_id, courier_id, max_weight, max_volume, max_stops,
             depot_lat, depot_lon, returns, estimated_distance, estimated_time,
             planned_at, departed_at, finished_at, actual_distance, actual_time
      FROM delivery_route WHERE route_id = ANY (?::bigint[])
      ORDER BY route_id
      """;

  private static final String PLANNED =
      """
      SELECT r.route_id FROM delivery_route r
      LEFT JOIN courier c ON c.courier_id = r.courier_id
      WHERE r.warehouse_id = ? AND r.state IN (0, 1) AND r.state = 0 AND c.status IS DISTINCT FROM 1
      ORDER BY r.route_id
      """;

  private static final String LIVE =
      """
      SELECT route_id FROM delivery_route WHERE warehouse_id = ? AND state IN (0, 1) ORDER BY route_id LIMIT ?
      """;

  private static final String NEWEST =
      """
      SELECT route_id FROM delivery_route WHERE warehouse_id = ? ORDER BY route_id DESC LIMIT ?
      """;

  private static final String NUMBERS =
      """
      SELECT nextval('route_number') FROM generate_series(1, ?)
      """;

  private static final String UPDATE =
      """
      UPDATE delivery_route r
      SET version = n.version, state = n.state, path = n.path::jsonb, stops = n.stops, load_weight = n.load_weight, load_volume = n.load_volume,
          max_weight = n.max_weight, max_volume = n.max_volume, max_stops = n.max_stops, depot_lat = n.depot_lat, depot_lon = n.depot_lon,
          returns = n.returns, estimated_distance = n.estimated_distance, estimated_time = n.estimated_time, planned_at = n.planned_at,
          departed_at = n.departed_at, finished_at = n.finished_at, actual_distance = n.actual_distance, actual_time = n.actual_time
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::smallint[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[],
                  ?::float8[], ?::float8[], ?::boolean[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[])
        AS n (route_id, warehouse_id, courier_id, version, state, path, stops, load_weight, load_volume, max_weight, max_volume, max_stops,
              depot_lat, depot_lon, returns, estimated_distance, estimated_time, planned_at, departed_at, finished_at, actual_distance, actual_time)
      WHERE r.route_id = n.route_id
      """;

  private static final String TOOK =
      """
      UPDATE delivery_route r SET actual_time = n.actual_time
      FROM unnest(?::bigint[], ?::bigint[]) AS n (route_id, actual_time)
      WHERE r.route_id = n.route_id AND r.actual_time IS DISTINCT FROM n.actual_time
      """;

  private static final String INSERT =
      """
      INSERT INTO delivery_route (route_id, warehouse_id, courier_id, version, state, path, stops, load_weight, load_volume, max_weight, max_volume, max_stops,
                                  depot_lat, depot_lon, returns, estimated_distance, estimated_time, planned_at, departed_at, finished_at, actual_distance, actual_time)
      SELECT route_id, warehouse_id, courier_id, version, state, path::jsonb, stops, load_weight, load_volume, max_weight, max_volume, max_stops,
             depot_lat, depot_lon, returns, estimated_distance, estimated_time, planned_at, departed_at, finished_at, actual_distance, actual_time
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::smallint[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[],
                  ?::float8[], ?::float8[], ?::boolean[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[])
        AS n (route_id, warehouse_id, courier_id, version, state, path, stops, load_weight, load_volume, max_weight, max_volume, max_stops,
              depot_lat, depot_lon, returns, estimated_distance, estimated_time, planned_at, departed_at, finished_at, actual_distance, actual_time)
      """;

  /** Those that may change: not of a courier who is busy. */
  List<Long> planned(long warehouseId) throws SQLException {
    return ids(PLANNED, warehouseId);
  }

  List<Long> live(long warehouseId, long most) throws SQLException {
    return ids(LIVE, warehouseId, most);
  }

  List<Long> newest(long warehouseId, long most) throws SQLException {
    return ids(NEWEST, warehouseId, most);
  }

  /** So many new ones. */
  List<Long> numbers(long count) throws SQLException {
    return count == 0 ? List.of() : ids(NUMBERS, count);
  }

  private List<Long> ids(String sql, long... parameters) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ids;
  }

  /** Those that exist, with their stops as they are now that nobody else can change them. */
  List<DeliveryRoute> locked(Collection<Long> ids) throws SQLException {
    return routes(LOCK, ids);
  }

  List<DeliveryRoute> read(Collection<Long> ids) throws SQLException {
    return routes(READ, ids);
  }

  /** In one round trip; the stops are read when the routes are locked. */
  private List<DeliveryRoute> routes(String sql, Collection<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<RouteHead> heads = new ArrayList<>();
    Map<Long, List<Door>> doors;
    String both = sql + ";" + StopRows.OF_ROUTES;
    try (PreparedStatement statement = transaction.prepareStatement(both)) {
      new Columns<>(statement, List.copyOf(ids)).column("int8", id -> id).column("int8", id -> id);
      statement.execute();
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          heads.add(RouteHead.of(row));
        }
      }
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        doors = StopRows.doors(rows);
      }
    }
    return heads.stream().map(head -> head.with(doors.getOrDefault(head.id(), List.of()))).toList();
  }

  void update(List<DeliveryRoute> routes) throws SQLException {
    put(UPDATE, routes);
  }

  /** Notes how long they took, and nothing else; null while they are under way. */
  void took(List<DeliveryRoute> routes) throws SQLException {
    if (routes.isEmpty()) {
      return;
    }
    try (PreparedStatement took = transaction.prepareStatement(TOOK)) {
      new Columns<>(took, routes)
          .column("int8", DeliveryRoute::id)
          .column("int8", route -> driven(route, Driven::seconds));
      took.executeUpdate();
    }
  }

  void insert(List<DeliveryRoute> routes) throws SQLException {
    put(INSERT, routes);
  }

  private void put(String sql, List<DeliveryRoute> routes) throws SQLException {
    if (routes.isEmpty()) {
      return;
    }
    try (PreparedStatement put = transaction.prepareStatement(sql)) {
      Columns<DeliveryRoute> columns =
          new Columns<>(put, routes)
              .column("int8", DeliveryRoute::id)
              .column("int8", DeliveryRoute::warehouseId)
              .column("int8", DeliveryRoute::courierId)
              .column("int4", DeliveryRoute::version)
              .column("int2", route -> route.state().ordinal())
              .column("text", route -> path(route.tour()))
              .column("int4", route -> route.tour().doors().size())
              .column("int8", route -> route.tour().load().grams())
              .column("int8", route -> route.tour().load().cubicCentimetres())
              .column("int8", route -> route.limits().grams())
              .column("int8", route -> route.limits().cubicCentimetres())
              .column("int4", route -> route.limits().stops());
      estimates(columns);
      put.executeUpdate();
    }
  }

  private static void estimates(Columns<DeliveryRoute> columns) throws SQLException {
    columns
        .column("float8", route -> route.tour().depot().lat())
        .column("float8", route -> route.tour().depot().lon())
        .column("bool", route -> route.tour().returning())
        .column("int8", route -> route.tour().metres())
        .column("int8", route -> route.tour().seconds())
        .column("timestamptz", DeliveryRoute::plannedAt)
        .column("timestamptz", route -> driven(route, Driven::departedAt))
        .column("timestamptz", route -> driven(route, Driven::finishedAt))
        .column("int8", route -> driven(route, Driven::metres))
        .column("int8", route -> driven(route, Driven::seconds));
  }

  private static @Nullable Object driven(
      DeliveryRoute route, Function<Driven, @Nullable Object> part) {
    Driven driven = route.driven();
    return driven == null ? null : part.apply(driven);
  }

  private static String path(Tour tour) {
    return tour.path().stream()
        .map(place -> "[" + place.lon() + "," + place.lat() + "]")
        .collect(Collectors.joining(",", "{\"type\":\"LineString\",\"coordinates\":[", "]}"));
  }
}
