package io.lading.planner.postgres;

import io.lading.core.contract.CourierStatus;
import io.lading.core.contract.Location;
import io.lading.core.contract.Shift;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.Limits;
import io.lading.planner.fleet.Warehouse;
import io.lading.planner.plan.Snapshot.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a planning run looks at. Locks nothing. */
record SnapshotRows(Connection snapshot) {

  private static final String WAREHOUSE =
      """
      SELECT warehouse_id, name, lat, lon FROM warehouse WHERE warehouse_id = ?
      """;

  /** Who is busy keeps the route he has as it is: he may have left with it. */
  private static final String BUSY =
      """
      SELECT courier_id FROM courier WHERE courier_id = ANY (?::bigint[]) AND status = ?
      """;

  /** Available, and neither under way nor with a planned route of another warehouse. */
  private static final String COURIERS =
      """
      SELECT c.courier_id, c.warehouse_id, c.name, c.status, c.lat, c.lon, c.max_weight, c.max_volume, c.max_stops, c.shift_from, c.shift_to
      FROM courier c
      WHERE c.warehouse_id = ? AND c.status = ?
        AND NOT EXISTS (
          SELECT 1 FROM delivery_route r
          WHERE r.courier_id = c.courier_id AND r.state IN (0, 1) AND (r.state = 1 OR r.warehouse_id <> c.warehouse_id))
      ORDER BY c.courier_id
      """;

  /** Not what a busy courier has. */
  private static final String PLANNED =
      """
      SELECT p.order_id, p.package_no, p.warehouse_id, p.address_code, p.lat, p.lon, p.weight, p.volume, p.window_from, p.window_to,
             p.service_seconds, p.state, p.shipped, p.version, p.waiting_since,
             g.lat AS place_lat, g.lon AS place_lon
      FROM delivery_route r
      JOIN route_stop s ON s.route_id = r.route_id
      JOIN parcel p ON p.order_id = s.order_id AND p.package_no = s.package_no
      LEFT JOIN courier c ON c.courier_id = r.courier_id
      LEFT JOIN place g ON g.address_code = p.address_code
      WHERE r.warehouse_id = ? AND r.state IN (0, 1) AND r.state = 0 AND p.state = 0
        AND c.status IS DISTINCT FROM 1 -- BUSY
      ORDER BY p.order_id, p.package_no
      LIMIT ?
      """;

  private static final String ON_NO_ROUTE =
      """
      SELECT p.order_id, p.package_no, p.warehouse_id, p.address_code, p.lat, p.lon, p.weight, p.volume, p.window_from, p.window_to,
             p.service_seconds, p.state, p.shipped, p.version, p.waiting_since,
             g.lat AS place_lat, g.lon AS place_lon
      FROM parcel p
      LEFT JOIN place g ON g.address_code = p.address_code
      WHERE p.warehouse_id = ? AND p.state = 0 AND p.reason %s
        AND NOT EXISTS (SELECT 1 FROM route_stop s WHERE s.order_id = p.order_id AND s.package_no = p.package_no AND s.live)
      ORDER BY p.order_id, p.package_no
      LIMIT ?
      """;

  /** Reasons that mostly last, whoever comes; as the index {@code parcels_left_out_for_now} has. */
  private static final String LASTING =
      "('WINDOW_HAS_PASSED', 'UNKNOWN_DESTINATION', 'COORDINATES_OUT_OF_RANGE', 'UNREACHABLE')";

  private static final String NEVER_LEFT_OUT = ON_NO_ROUTE.formatted("IS NULL");

  /** For want of couriers who can: the next run may have them. */
  private static final String LEFT_OUT_FOR_NOW = ON_NO_ROUTE.formatted("NOT IN " + LASTING);

  /** They keep nobody waiting. */
  private static final String LEFT_OUT = ON_NO_ROUTE.formatted("IN " + LASTING);

  /** Each of them stops at its limit: what waits behind it is not read. */
  static final List<String> WAITING = List.of(PLANNED, NEVER_LEFT_OUT, LEFT_OUT_FOR_NOW, LEFT_OUT);

  private static final Set<String> LEFT_OUT_KINDS = Set.of(LEFT_OUT_FOR_NOW, LEFT_OUT);

  @Nullable Warehouse warehouse(long id) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(WAREHOUSE)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Warehouse(
                id, row.getString("name"), new Location(row.getDouble("lat"), row.getDouble("lon")))
            : null;
      }
    }
  }

  Set<Long> busy(Collection<Long> couriers) throws SQLException {
    Set<Long> busy = new HashSet<>();
    if (couriers.isEmpty()) {
      return busy;
    }
    try (PreparedStatement statement = snapshot.prepareStatement(BUSY)) {
      new Columns<>(statement, List.copyOf(couriers)).column("int8", id -> id);
      statement.setInt(2, CourierStatus.BUSY.ordinal());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          busy.add(row.getLong("courier_id"));
        }
      }
    }
    return busy;
  }

  List<Courier> couriers(long warehouseId) throws SQLException {
    List<Courier> couriers = new ArrayList<>();
    try (PreparedStatement statement = snapshot.prepareStatement(COURIERS)) {
      statement.setLong(1, warehouseId);
      statement.setInt(2, CourierStatus.AVAILABLE.ordinal());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          couriers.add(courier(row));
        }
      }
    }
    return couriers;
  }

  private static Courier courier(ResultSet row) throws SQLException {
    return new Courier(
        row.getLong("courier_id"),
        row.getLong("warehouse_id"),
        row.getString("name"),
        CourierStatus.values()[row.getInt("status")],
        location(row, "lat", "lon"),
        new Limits(row.getLong("max_weight"), row.getLong("max_volume"), row.getInt("max_stops")),
        new Shift(ParcelRows.instant(row, "shift_from"), ParcelRows.instant(row, "shift_to")));
  }

  /**
   * What is on a planned route comes first, then what was never left out, then the oldest that
   * couriers were wanting for, then the oldest.
   */
  List<Waiting> waiting(long warehouseId, int most) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    for (String kind : WAITING) {
      if (waiting.size() < most) {
        waiting.addAll(waiting(kind, warehouseId, most - waiting.size()));
      }
    }
    return waiting;
  }

  private List<Waiting> waiting(String kind, long warehouseId, int most) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (PreparedStatement statement = snapshot.prepareStatement(kind)) {
      statement.setLong(1, warehouseId);
      statement.setInt(2, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Location own = location(row, "lat", "lon");
          waiting.add(
              new Waiting(
                  ParcelRows.parcel(row),
                  own == null ? location(row, "place_lat", "place_lon") : own,
                  LEFT_OUT_KINDS.contains(kind)));
        }
      }
    }
    return waiting;
  }

  private static @Nullable Location location(ResultSet row, String lat, String lon)
      throws SQLException {
    Double north = row.getObject(lat, Double.class);
    Double east = row.getObject(lon, Double.class);
    return north == null || east == null ? null : new Location(north, east);
  }
}
