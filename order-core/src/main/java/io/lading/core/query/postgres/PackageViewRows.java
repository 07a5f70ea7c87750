package io.lading.core.query.postgres;

import io.lading.core.postgres.Shelved;
import io.lading.core.query.PackageView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The packages of orders. */
final class PackageViewRows {

  // A package's shop is that of its items: whoever wants it asks for them.
  private static final Shelved OF_ORDERS =
      Shelved.of(
          """
          SELECT p.order_id, p.package_no, p.warehouse_id, p.package_type, p.mailno, p.express_code, p.express_name,
                 p.receiver_id, p.receiver_name, p.receiver_telephone, p.receiver_province, p.receiver_city, p.receiver_area,
                 p.receiver_street, p.receiver_address, p.receiver_address_code, p.receiver_lat, p.receiver_lon,
                 p.sender_id, p.sender_name, p.sender_telephone, p.sender_province, p.sender_city, p.sender_area,
                 p.sender_street, p.sender_address, p.sender_address_code, p.sender_lat, p.sender_lon,
                 p.delivery_from, p.delivery_to, p.feature, p.version,
                 orders.package_status(s.package_states, p.package_index, s.status) AS status
          FROM orders.%1$s_order_package p
          CROSS JOIN LATERAL (
            SELECT f.package_states, f.status
            FROM orders.%1$s_order_state f
            WHERE f.order_id = p.order_id
            OFFSET 0) AS s
          WHERE p.order_id = ANY (?::bigint[])
          ORDER BY p.order_id, p.package_index
          """);

  private PackageViewRows() {}

  /** By order. */
  static Map<Long, List<PackageView>> of(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    return PartsOfOrders.read(connection, OF_ORDERS, orderIds, PackageViewRows::parcel);
  }

  private static PackageView parcel(ResultSet row) throws SQLException {
    return new PackageView(
        row.getString("package_no"),
        ViewColumns.status(row),
        row.getLong("warehouse_id"),
        ViewColumns.integer(row, "package_type"),
        row.getString("mailno"),
        row.getString("express_code"),
        row.getString("express_name"),
        ViewColumns.party(row, "receiver"),
        ViewColumns.party(row, "sender"),
        ViewColumns.window(row),
        row.getString("feature"),
        row.getInt("version"));
  }
}
