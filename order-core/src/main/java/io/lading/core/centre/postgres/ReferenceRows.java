package io.lading.core.centre.postgres;

import io.lading.core.contract.TradeKey;
import io.lading.core.contract.Waybill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds orders by trade and by waybill, and remembers cancels of trades that have no order. */
final class ReferenceRows {

  /** A package of an order, by its subscript. */
  record Found(long orderId, int packageIndex) {}

  private static final String TRADES =
      """
      SELECT t.trade_order_code, t.biz_type, t.order_id
      FROM unnest(?::text[], ?::text[]) AS u (code, biz)
      CROSS JOIN LATERAL (
        SELECT f.trade_order_code, f.biz_type, f.order_id
        FROM logistics_order_unique f
        WHERE f.trade_order_code = u.code AND f.biz_type = u.biz
        OFFSET 0) AS t
      """;

  private static final String WAYBILLS =
      """
      SELECT u.mailno, u.express_code, newest.order_id, newest.package_index
      FROM unnest(?::text[], ?::text[]) AS u (mailno, express_code)
      CROSS JOIN LATERAL (
        SELECT p.order_id, p.package_index
        FROM logistics_order_package p
        WHERE p.mailno = u.mailno AND p.express_code = u.express_code
        ORDER BY p.order_id DESC, p.package_index
        LIMIT 1) AS newest
      """;

  // Of one moment, so that a package whose order moves meanwhile is in one of the two.
  private static final String WAYBILLS_ANYWHERE =
      """
      SELECT u.mailno, u.express_code, newest.order_id, newest.package_index
      FROM unnest(?::text[], ?::text[]) AS u (mailno, express_code)
      CROSS JOIN LATERAL (
        SELECT w.order_id, w.package_index
        FROM (
          SELECT p.order_id, p.package_index
          FROM logistics_order_package p
          WHERE p.mailno = u.mailno AND p.express_code = u.express_code
          UNION ALL
          SELECT a.order_id, a.package_index
          FROM archived_waybill a
          WHERE a.mailno = u.mailno AND a.express_code = u.express_code) AS w
        ORDER BY w.order_id DESC, w.package_index
        LIMIT 1) AS newest
      """;

  // Sorted like the creator's claims, so that they wait for each other in one order.
  private static final String CANCEL_FIRST =
      """
      INSERT INTO logistics_order_unique (trade_order_code, biz_type, cancelled_first, created_at)
      SELECT u.code, u.biz, true, ?
      FROM unnest(?::text[], ?::text[]) AS u (code, biz)
      ORDER BY u.code, u.biz
      ON CONFLICT (trade_order_code, biz_type) DO NOTHING
      RETURNING trade_order_code, biz_type
      """;

  private ReferenceRows() {}

  /** Those that are known; empty if only a cancel is. */
  static Map<TradeKey, Optional<Long>> trades(Connection connection, Collection<TradeKey> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement find = connection.prepareStatement(TRADES)) {
      new Arguments(find).texts(keys, TradeKey::tradeOrderCode).texts(keys, TradeKey::bizType);
      var known = new HashMap<TradeKey, Optional<Long>>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          known.put(
              new TradeKey(row.getString(1), row.getString(2)),
              Optional.ofNullable(row.getObject(3, Long.class)));
        }
      }
      return known;
    }
  }

  /** Those that packages of live orders have; of the others, those of archived ones. */
  static Map<Waybill, Found> waybills(Connection connection, Collection<Waybill> waybills)
      throws SQLException {
    var found = new HashMap<>(waybills(connection, waybills, WAYBILLS));
    var missing = new HashSet<>(waybills);
    missing.removeAll(found.keySet());
    found.putAll(waybills(connection, missing, WAYBILLS_ANYWHERE));
    return found;
  }

  private static Map<Waybill, Found> waybills(
      Connection connection, Collection<Waybill> waybills, String sql) throws SQLException {
    if (waybills.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement find = connection.prepareStatement(sql)) {
      new Arguments(find).texts(waybills, Waybill::mailNo).texts(waybills, Waybill::expressCode);
      var found = new HashMap<Waybill, Found>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          found.put(
              new Waybill(row.getString(2), row.getString(1)),
              new Found(row.getLong(3), row.getInt(4)));
        }
      }
      return found;
    }
  }

  /**
   * Remembers that these were cancelled before they had an order. Returns those that nothing was
   * known of.
   */
  static Set<TradeKey> cancelFirst(Connection transaction, Collection<TradeKey> keys, Instant now)
      throws SQLException {
    if (keys.isEmpty()) {
      return Set.of();
    }
    try (PreparedStatement insert = transaction.prepareStatement(CANCEL_FIRST)) {
      new Arguments(insert)
          .time(now)
          .texts(keys, TradeKey::tradeOrderCode)
          .texts(keys, TradeKey::bizType);
      var remembered = new HashSet<TradeKey>();
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          remembered.add(new TradeKey(row.getString(1), row.getString(2)));
        }
      }
      return remembered;
    }
  }
}
