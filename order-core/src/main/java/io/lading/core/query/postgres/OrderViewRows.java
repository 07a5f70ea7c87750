package io.lading.core.query.postgres;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderType;
import io.lading.core.postgres.Shelf;
import io.lading.core.postgres.Shelved;
import io.lading.core.query.OrderState;
import io.lading.core.query.OrderView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Orders by id, those of them that fit, falling. */
final class OrderViewRows {

  // An order's own waybill (mailno, express_code, express_name) is never written: its packages have
  // theirs.
  private static final Shelved FITTING =
      Shelved.of(
          """
          SELECT o.id, o.trade_order_code, o.biz_type, o.order_type, o.order_origin, o.fulfilment_mode, o.parent_order_id,
                 o.buyer_id, o.buyer_name, o.seller_id, o.seller_name, o.warehouse_id, o.currency, o.total_amount,
                 o.receiver_id, o.receiver_name, o.receiver_telephone, o.receiver_province, o.receiver_city, o.receiver_area,
                 o.receiver_street, o.receiver_address, o.receiver_address_code, o.receiver_lat, o.receiver_lon,
                 o.sender_id, o.sender_name, o.sender_telephone, o.sender_province, o.sender_city, o.sender_area,
                 o.sender_street, o.sender_address, o.sender_address_code, o.sender_lat, o.sender_lon,
                 o.delivery_from, o.delivery_to, o.service_seconds, o.feature, o.version, o.created_at, o.updated_at,
                 s.status, s.status_version, s.sequence, s.updated_at AS state_updated_at
          FROM (SELECT ?::bigint AS buyer_id, ?::text AS trade_order_code, ?::text AS biz_type, ?::text AS mailno, ?::text AS express_code,
                       ?::smallint AS status, ?::timestamptz AS created_from, ?::timestamptz AS created_to) AS q
          CROSS JOIN orders.%1$s_order o
          CROSS JOIN LATERAL (
            SELECT f.status, f.status_version, f.sequence, f.updated_at
            FROM orders.%1$s_order_state f
            WHERE f.order_id = o.id
            OFFSET 0) AS s
          WHERE o.id = ANY (?::bigint[]) AND NOT o.is_delete
            AND (q.buyer_id IS NULL OR o.buyer_id = q.buyer_id)
            AND (q.trade_order_code IS NULL OR o.trade_order_code = q.trade_order_code)
            AND (q.biz_type IS NULL OR o.biz_type = q.biz_type)
            AND (q.created_from IS NULL OR o.created_at >= q.created_from)
            AND (q.created_to IS NULL OR o.created_at < q.created_to)
            AND (q.status IS NULL OR s.status = q.status)
            AND (q.mailno IS NULL OR EXISTS (
              SELECT FROM orders.%1$s_order_package p
              WHERE p.order_id = o.id AND p.mailno = q.mailno AND (q.express_code IS NULL OR p.express_code = q.express_code)
              OFFSET 0))
          ORDER BY o.id DESC
          LIMIT ?
          """);

  private OrderViewRows() {}

  /** Live ones and archived ones; at one moment an order is either. */
  static List<OrderView> fitting(
      Connection connection, Collection<Long> ids, Sieve sieve, int atMost) throws SQLException {
    List<OrderView> orders = on(Shelf.LIVE, connection, ids, sieve, atMost);
    if (orders.size() < ids.size()) {
      orders.addAll(on(Shelf.HISTORY, connection, others(ids, orders), sieve, atMost));
      orders.sort(Comparator.comparingLong(OrderView::orderId).reversed());
    }
    return orders.size() <= atMost ? orders : orders.subList(0, atMost);
  }

  private static List<Long> others(Collection<Long> ids, List<OrderView> orders) {
    Set<Long> others = new LinkedHashSet<>(ids);
    orders.forEach(order -> others.remove(order.orderId()));
    return List.copyOf(others);
  }

  /** Those that are on this shelf. */
  static List<OrderView> on(
      Shelf shelf, Connection connection, Collection<Long> ids, Sieve sieve, int atMost)
      throws SQLException {
    try (PreparedStatement fitting = connection.prepareStatement(FITTING.on(shelf))) {
      sieve.bind(fitting);
      fitting.setArray(Sieve.PARAMETERS + 1, connection.createArrayOf("int8", ids.toArray()));
      fitting.setInt(Sieve.PARAMETERS + 2, atMost);
      try (ResultSet row = fitting.executeQuery()) {
        List<OrderView> orders = new ArrayList<>();
        while (row.next()) {
          orders.add(order(row));
        }
        return orders;
      }
    }
  }

  private static OrderView order(ResultSet row) throws SQLException {
    return new OrderView(
        row.getLong("id"),
        row.getString("trade_order_code"),
        row.getString("biz_type"),
        OrderType.values()[row.getInt("order_type")],
        ViewColumns.integer(row, "order_origin"),
        FulfilmentMode.values()[row.getInt("fulfilment_mode")],
        ViewColumns.number(row, "parent_order_id"),
        row.getLong("buyer_id"),
        row.getString("buyer_name"),
        ViewColumns.number(row, "seller_id"),
        row.getString("seller_name"),
        row.getLong("warehouse_id"),
        row.getString("currency"),
        row.getBigDecimal("total_amount"),
        ViewColumns.party(row, "receiver"),
        ViewColumns.party(row, "sender"),
        ViewColumns.window(row),
        row.getInt("service_seconds"),
        row.getString("feature"),
        row.getInt("version"),
        ViewColumns.time(row, "created_at"),
        ViewColumns.time(row, "updated_at"),
        state(row),
        null,
        null);
  }

  private static OrderState state(ResultSet row) throws SQLException {
    return new OrderState(
        ViewColumns.status(row),
        row.getInt("status_version"),
        row.getInt("sequence"),
        ViewColumns.time(row, "state_updated_at"));
  }
}
