package io.lading.planner.postgres;

import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Routes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Each answer is read in one snapshot. */
public final class PostgresRoutes implements Routes {

  private static final String IS_KNOWN =
      """
      SELECT EXISTS (SELECT 1 FROM warehouse WHERE warehouse_id = ?) OR EXISTS (SELECT 1 FROM planning WHERE warehouse_id = ?) AS known
      """;

  private final Session session;
  private final Backlog.Bounds bounds;

  /**
   * @param mostStops in one plan
   * @param mostWaiting parcels that are counted
   */
  public PostgresRoutes(DataSource database, int mostStops, int mostWaiting) {
    this.session = new Session(database);
    this.bounds = new Backlog.Bounds(mostStops, mostWaiting);
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

  @Override
  public Optional<List<DeliveryRoute>> routesOf(long warehouseId, boolean live, int most) {
    return session.snapshot(
        snapshot ->
            isKnown(snapshot, warehouseId)
                ? Optional.of(routes(snapshot, warehouseId, live, most))
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

  private WarehousePlan plan(Connection snapshot, long warehouseId, boolean live, int most)
      throws SQLException {
    var backlog = new Backlog(snapshot, warehouseId);
    Backlog.Size size = backlog.size(bounds);
    return new WarehousePlan(
        warehouseId,
        routes(snapshot, warehouseId, live, most),
        size.waiting(),
        backlog.unassigned(size.isMoreThanOnePlan(), most));
  }

  private static List<DeliveryRoute> routes(
      Connection snapshot, long warehouseId, boolean live, int most) throws SQLException {
    var routes = new RouteRows(snapshot);
    return routes.read(live ? routes.live(warehouseId, most) : routes.newest(warehouseId, most));
  }
}
