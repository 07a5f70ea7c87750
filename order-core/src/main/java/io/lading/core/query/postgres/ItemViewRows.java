package io.lading.core.query.postgres;

import io.lading.core.postgres.Shelved;
import io.lading.core.query.ItemView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The items of orders. */
final class ItemViewRows {

  private static final Shelved OF_ORDERS =
      Shelved.of(
          """
          SELECT i.order_id, i.item_id, i.sku_id, i.item_num, i.unit_price, i.trade_sub_order_code, i.sku_name, i.item_name,
                 i.item_type, i.shop_id, i.item_weight, i.item_volume, i.marking, i.feature, p.package_no,
                 orders.package_status(s.package_states, p.package_index, s.status) AS status
          FROM orders.%1$s_order_item i
          CROSS JOIN LATERAL (
            SELECT f.package_no, f.package_index
            FROM orders.%1$s_order_package f
            WHERE f.order_id = i.order_id AND f.id = i.package_id
            OFFSET 0) AS p
          CROSS JOIN LATERAL (
            SELECT f.package_states, f.status
            FROM orders.%1$s_order_state f
            WHERE f.order_id = i.order_id
            OFFSET 0) AS s
          WHERE i.order_id = ANY (?::bigint[])
          ORDER BY i.order_id, i.id
          """);

  private ItemViewRows() {}

  /** By order. */
  static Map<Long, List<ItemView>> of(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    return PartsOfOrders.read(connection, OF_ORDERS, orderIds, ItemViewRows::item);
  }

  private static ItemView item(ResultSet row) throws SQLException {
    return new ItemView(
        row.getLong("item_id"),
        row.getLong("sku_id"),
        row.getInt("item_num"),
        ViewColumns.status(row),
        row.getString("package_no"),
        row.getBigDecimal("unit_price"),
        row.getString("trade_sub_order_code"),
        row.getString("sku_name"),
        row.getString("item_name"),
        ViewColumns.integer(row, "item_type"),
        ViewColumns.number(row, "shop_id"),
        row.getBigDecimal("item_weight"),
        row.getBigDecimal("item_volume"),
        row.getString("marking"),
        row.getString("feature"));
  }
}
