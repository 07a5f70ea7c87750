package io.lading.planner.postgres;

import io.lading.core.contract.UnassignedParcel;
import io.lading.core.model.LgOrderCode;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Routes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Each answer is read in one snapshot. */
public final class PostgresRoutes implements Routes {

  private static final String IS_KNOWN =
      """
      SELECT EXISTS (SELECT 1 FROM warehouse WHERE warehouse_id = ?) OR EXISTS (SELECT 1 FROM planning WHERE warehouse_id = ?) AS known
      """;

  private static final String ON_NO_ROUTE =
      """
      SELECT p.order_id, p.package_no, p.reason, count(*) OVER () AS waiting
      FROM parcel p
      WHERE p.warehouse_id = ? AND p.state = 0
        AND NOT EXISTS (SELECT 1 FROM route_stop s WHERE s.order_id = p.order_id AND s.package_no = p.package_no AND s.live)
      ORDER BY p.reason IS NULL, p.order_id, p.package_no
      LIMIT ?
      """;

  private final Session session;

  public PostgresRoutes(DataSource database) {
    this.session = new Session(database);
  }

  @Override
  public Optional<DeliveryRoute> find(long routeId) {
    return session.snapshot(
        snapshot -> new RouteRows(snapshot).read(List.of(routeId)).stream().findAny());
  }

  @Override
  public boolean isKnown(long warehouseId) {
    return session.snapshot(snapshot -> isKnown(snapshot, warehouseId));
  }

  @Override
  public Optional<WarehousePlan> ofWarehouse(long warehouseId, boolean live, int most) {
    return session.snapshot(
        snapshot ->
            isKnown(snapshot, warehouseId)
                ? Optional.of(plan(snapshot, warehouseId, live, most))
                : Optional.empty());
  }

  /** Unreadable events that nobody has looked at yet. */
  public long unreadable() {
    return session.snapshot(snapshot -> new UnreadableRows(snapshot).count());
  }

  private static boolean isKnown(Connection snapshot, long warehouseId) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(IS_KNOWN)) {
      statement.setLong(1, warehouseId);
      statement.setLong(2, warehouseId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean("known");
      }
    }
  }

  private static WarehousePlan plan(Connection snapshot, long warehouseId, boolean live, int most)
      throws SQLException {
    var routes = new RouteRows(snapshot);
    List<Long> ids = live ? routes.live(warehouseId, most) : routes.newest(warehouseId, most);
    long waiting = 0;
    List<UnassignedParcel> unassigned = new ArrayList<>();
    try (PreparedStatement statement = snapshot.prepareStatement(ON_NO_ROUTE)) {
      statement.setLong(1, warehouseId);
      statement.setInt(2, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waiting = row.getLong("waiting");
          String reason = row.getString("reason");
          if (reason != null) {
            unassigned.add(unassigned(row, reason));
          }
        }
      }
    }
    return new WarehousePlan(warehouseId, routes.read(ids), waiting, unassigned);
  }

  private static UnassignedParcel unassigned(ResultSet row, String reason) throws SQLException {
    return new UnassignedParcel(
        LgOrderCode.of(row.getLong("order_id")), row.getString("package_no"), reason);
  }
}
