package io.lading.core.query.postgres;

import io.lading.core.query.Lead;
import io.lading.core.query.OrderConditions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids of orders, live and archived, that one condition leads to, falling from below an id; whether
 * they fit is not asked here. Nor is where they end: between two ends, ids look so few to the
 * planner that on small tables he would take the way of the ids themselves, and keep to it when
 * they have grown. Where buyers are few, that way looks good to him, too, however rare the one is
 * who is asked for: so the order asked for is one that only the index of buyers has.
 */
final class CandidateRows {

  private static final String OF_A_TRADE =
      """
      SELECT u.order_id
      FROM orders.logistics_order_unique u
      WHERE u.trade_order_code = ? AND (?::text IS NULL OR u.biz_type = ?)
        AND u.order_id < ?
      ORDER BY u.order_id DESC
      LIMIT ?
      """;

  private static final String OF_A_WAYBILL =
      """
      SELECT DISTINCT p.order_id
      FROM (
        SELECT f.order_id
        FROM orders.logistics_order_package f
        WHERE f.mailno = ? AND (?::text IS NULL OR f.express_code = ?)
        UNION ALL
        SELECT f.order_id
        FROM orders.archived_waybill f
        WHERE f.mailno = ? AND (?::text IS NULL OR f.express_code = ?)
        OFFSET 0) AS p
      WHERE p.order_id < ?
      ORDER BY p.order_id DESC
      LIMIT ?
      """;

  private static final String OF_A_BUYER =
      """
      SELECT u.id
      FROM (
        (SELECT o.id
         FROM orders.logistics_order o
         WHERE o.buyer_id = ANY (ARRAY[?::bigint]) AND o.id < ?
         ORDER BY o.buyer_id, o.id DESC
         LIMIT ?)
        UNION ALL
        (SELECT a.order_id
         FROM orders.archived_order a
         WHERE a.buyer_id = ANY (ARRAY[?::bigint]) AND a.order_id < ?
         ORDER BY a.buyer_id, a.order_id DESC
         LIMIT ?)) AS u
      ORDER BY u.id DESC
      LIMIT ?
      """;

  private static final String OF_A_TIME =
      """
      SELECT u.id
      FROM (
        (SELECT o.id
         FROM orders.logistics_order o
         WHERE o.id < ?
         ORDER BY o.id DESC
         LIMIT ?)
        UNION ALL
        (SELECT a.order_id
         FROM orders.archived_order a
         WHERE a.order_id < ?
         ORDER BY a.order_id DESC
         LIMIT ?)) AS u
      ORDER BY u.id DESC
      LIMIT ?
      """;

  private CandidateRows() {}

  /** Whoever is led by statuses has them from elsewhere. */
  static List<Long> ids(Connection connection, OrderConditions conditions, long below, int atMost)
      throws SQLException {
    String trade = conditions.tradeOrderCode();
    String type = conditions.bizType();
    String mailNo = conditions.mailNo();
    String carrier = conditions.expressCode();
    Long buyer = conditions.buyerId();
    Search search =
        switch (Lead.of(conditions)) {
          case TRADE -> new Search(OF_A_TRADE, trade, type, type, below, atMost);
          case WAYBILL ->
              new Search(
                  OF_A_WAYBILL, mailNo, carrier, carrier, mailNo, carrier, carrier, below, atMost);
          case BUYER -> new Search(OF_A_BUYER, buyer, below, atMost, buyer, below, atMost, atMost);
          case STATUS -> throw new IllegalArgumentException("no index of orders knows statuses");
          case TIME -> new Search(OF_A_TIME, below, atMost, below, atMost, atMost);
        };
    return search.ids(connection);
  }

  /** A statement with its arguments. */
  private record Search(String statement, @Nullable Object... arguments) {

    List<Long> ids(Connection connection) throws SQLException {
      try (PreparedStatement search = connection.prepareStatement(statement)) {
        int parameter = 1;
        for (Object argument : arguments) {
          bind(search, parameter++, argument);
        }
        return ids(search);
      }
    }

    private static void bind(PreparedStatement search, int parameter, @Nullable Object argument)
        throws SQLException {
      switch (argument) {
        case Long number -> search.setLong(parameter, number);
        case Integer number -> search.setInt(parameter, number);
        case null, default -> search.setString(parameter, (String) argument);
      }
    }

    private static List<Long> ids(PreparedStatement search) throws SQLException {
      try (ResultSet row = search.executeQuery()) {
        List<Long> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(row.getLong(1));
        }
        return ids;
      }
    }
  }
}
