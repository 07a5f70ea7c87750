package io.lading.planner.postgres;

import io.lading.core.contract.UnassignedParcel;
import io.lading.core.model.LgOrderCode;
import io.lading.planner.plan.LeftOut;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a warehouse has on no route. However long it is, only so much of it is read. */
record Backlog(Connection snapshot, long warehouseId) {

  static final String SIZE =
      """
      WITH planned AS (
        SELECT coalesce(sum(stops), 0) AS stops FROM delivery_route WHERE warehouse_id = ? AND state IN (0, 1) AND state = 0
      )
      SELECT planned.stops AS planned, (
          SELECT count(*) FROM (
            SELECT 1 FROM parcel WHERE warehouse_id = ? AND state = 0 AND reason IS NULL LIMIT (SELECT stops + ? FROM planned)) AS fresh
        ) + (
          SELECT count(*) FROM (SELECT 1 FROM parcel WHERE warehouse_id = ? AND state = 0 AND reason IS NOT NULL LIMIT ?) AS left_out
        ) AS parcels
      FROM planned
      """;

  /** Left out, brought back, and not looked at if there is more than one plan takes. */
  static final String UNASSIGNED =
      """
      (SELECT order_id, package_no, reason FROM parcel
       WHERE warehouse_id = ? AND state = 0 AND reason IS NOT NULL
       ORDER BY order_id, package_no LIMIT ?)
      UNION ALL
      (SELECT order_id, package_no, reason FROM parcel
       WHERE warehouse_id = ? AND state = 1 AND reason IS NOT NULL
       ORDER BY order_id, package_no LIMIT ?)
      UNION ALL
      (SELECT p.order_id, p.package_no, ?::text FROM parcel p
       WHERE p.warehouse_id = ? AND p.state = 0 AND p.reason IS NULL
         AND NOT EXISTS (SELECT 1 FROM route_stop s WHERE s.order_id = p.order_id AND s.package_no = p.package_no AND s.live)
       ORDER BY p.order_id, p.package_no LIMIT ?)
      LIMIT ?
      """;

  /**
   * @param mostStops in one plan
   * @param mostWaiting parcels that are counted
   */
  record Bounds(int mostStops, int mostWaiting) {}

  /** {@code waiting}: parcels on no route, up to the bound. */
  record Size(long waiting, boolean isMoreThanOnePlan) {}

  Size size(Bounds bounds) throws SQLException {
    long read = (long) bounds.mostStops() + bounds.mostWaiting();
    try (PreparedStatement statement = snapshot.prepareStatement(SIZE)) {
      statement.setLong(1, warehouseId);
      statement.setLong(2, warehouseId);
      statement.setLong(3, read);
      statement.setLong(4, warehouseId);
      statement.setLong(5, read);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long parcels = row.getLong("parcels");
        long waiting = Math.max(0, parcels - row.getLong("planned"));
        return new Size(Math.min(waiting, bounds.mostWaiting()), parcels > bounds.mostStops());
      }
    }
  }

  /** {@code all}: also what was not looked at. */
  List<UnassignedParcel> unassigned(boolean all, int most) throws SQLException {
    List<UnassignedParcel> unassigned = new ArrayList<>();
    try (PreparedStatement statement = snapshot.prepareStatement(UNASSIGNED)) {
      statement.setLong(1, warehouseId);
      statement.setInt(2, most);
      statement.setLong(3, warehouseId);
      statement.setInt(4, most);
      statement.setString(5, LeftOut.TOO_MANY_STOPS.name());
      statement.setLong(6, warehouseId);
      statement.setInt(7, all ? most : 0);
      statement.setInt(8, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          unassigned.add(
              new UnassignedParcel(
                  LgOrderCode.of(row.getLong("order_id")),
                  row.getString("package_no"),
                  row.getString("reason")));
        }
      }
    }
    return unassigned;
  }
}
