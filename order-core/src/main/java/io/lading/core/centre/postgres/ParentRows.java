package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.create.Parent;
import io.lading.core.create.Parent.Goods;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The orders that returns are of, live or archived. Locked, so that of two returns one counts the
 * other; archived ones before live ones, as everywhere.
 */
final class ParentRows {

  private static final String LOCK =
      """
      SELECT s.order_id
      FROM logistics_order_state s
      WHERE s.order_id = ANY (?)
      ORDER BY s.order_id
      FOR NO KEY UPDATE
      """;

  private static final String FIND =
      """
      SELECT o.id, o.order_type, o.buyer_id, false FROM logistics_order o WHERE o.id = ANY (?)
      UNION ALL
      SELECT o.id, o.order_type, o.buyer_id, true FROM history_order o WHERE o.id = ANY (?)
      """;

  private static final String GOODS =
      """
      SELECT family.parent_id, family.order_type, g.status, g.sku_id, sum(g.pieces)
      FROM (
        SELECT o.id AS parent_id, o.id, o.order_type
        FROM logistics_order o
        WHERE o.id = ANY (?)
        UNION ALL
        SELECT r.parent_order_id, r.id, r.order_type
        FROM logistics_order r
        WHERE r.parent_order_id = ANY (?)) AS family
      CROSS JOIN LATERAL (
        SELECT package_status(s.package_states, p.package_index, s.status) AS status, i.sku_id,
          i.item_num AS pieces
        FROM logistics_order_state s
        JOIN logistics_order_item i ON i.order_id = s.order_id
        CROSS JOIN LATERAL (
          SELECT f.package_index
          FROM logistics_order_package f
          WHERE f.order_id = i.order_id AND f.id = i.package_id
          OFFSET 0) AS p
        WHERE s.order_id = family.id
        OFFSET 0) AS g
      GROUP BY family.parent_id, family.order_type, g.status, g.sku_id
      UNION ALL
      SELECT family.parent_id, g.order_type, g.status, g.sku_id, sum(g.pieces)
      FROM (
        SELECT a.order_id AS parent_id, a.order_id
        FROM archived_order a
        WHERE a.order_id = ANY (?)
        UNION ALL
        SELECT a.parent_order_id, a.order_id
        FROM archived_order a
        WHERE a.parent_order_id = ANY (?)) AS family
      CROSS JOIN LATERAL (
        SELECT o.order_type, package_status(s.package_states, p.package_index, s.status) AS status,
          i.sku_id, i.item_num AS pieces
        FROM history_order o
        JOIN history_order_state s ON s.order_id = o.id
        JOIN history_order_package p ON p.order_id = o.id
        JOIN history_order_item i ON i.order_id = p.order_id AND i.package_id = p.id
        WHERE o.id = family.order_id
        OFFSET 0) AS g
      GROUP BY family.parent_id, g.order_type, g.status, g.sku_id
      """;

  /** By id; archived: those of them that are in history. */
  record Parents(Map<Long, Parent> all, Set<Long> archived) {}

  private ParentRows() {}

  /**
   * Those that exist, locked until the transaction ends.
   *
   * @throws Overtaken one of them was moved meanwhile
   */
  static Parents lock(Connection connection, Collection<Long> orderIds) throws SQLException {
    if (orderIds.isEmpty()) {
      return new Parents(Map.of(), Set.of());
    }
    Set<Long> archived = RevivedOrders.lock(connection, orderIds);
    Set<Long> live = lockLive(connection, orderIds);
    Parents parents = find(connection, orderIds, goods(connection, orderIds));
    for (long id : parents.all().keySet()) {
      if (!(parents.archived().contains(id) ? archived : live).contains(id)) {
        throw new Overtaken("an order was moved while a return of it came: " + id);
      }
    }
    return parents;
  }

  private static Set<Long> lockLive(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      new Arguments(lock).numbers(orderIds, Long::longValue);
      var live = new HashSet<Long>();
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          live.add(row.getLong(1));
        }
      }
      return live;
    }
  }

  private static Parents find(
      Connection connection, Collection<Long> orderIds, Map<Long, List<Goods>> goods)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      new Arguments(find).numbers(orderIds, Long::longValue).numbers(orderIds, Long::longValue);
      var parents = new Parents(new HashMap<>(), new HashSet<>());
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          var parent =
              new Parent(
                  OrderType.values()[row.getInt(2)],
                  row.getLong(3),
                  goods.getOrDefault(id, List.of()));
          parents.all().put(id, parent);
          if (row.getBoolean(4)) {
            parents.archived().add(id);
          }
        }
      }
      return parents;
    }
  }

  /** Of the orders and of the returns that were made of them, by the id of the former. */
  private static Map<Long, List<Goods>> goods(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(GOODS)) {
      new Arguments(read)
          .numbers(orderIds, Long::longValue)
          .numbers(orderIds, Long::longValue)
          .numbers(orderIds, Long::longValue)
          .numbers(orderIds, Long::longValue);
      var goods = new HashMap<Long, List<Goods>>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          goods.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(goods(row));
        }
      }
      return goods;
    }
  }

  private static Goods goods(ResultSet row) throws SQLException {
    return new Goods(
        OrderType.values()[row.getInt(2)],
        OrderStatus.values()[row.getInt(3)],
        row.getLong(4),
        row.getLong(5));
  }
}
