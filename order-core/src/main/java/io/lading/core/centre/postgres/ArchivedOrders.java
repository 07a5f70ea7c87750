package io.lading.core.centre.postgres;

import io.lading.core.change.LiveOrder;
import io.lading.core.postgres.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads orders that are not live; nothing is locked. */
final class ArchivedOrders {

  // Of one moment, so that an order which moves meanwhile is in one of the two.
  private static final String THERE =
      """
      SELECT u.order_id
      FROM unnest(?::bigint[]) AS u (order_id)
      WHERE EXISTS (
        SELECT FROM logistics_order f WHERE f.id = u.order_id AND NOT f.is_delete OFFSET 0)
      OR EXISTS (
        SELECT FROM history_order f WHERE f.id = u.order_id AND NOT f.is_delete OFFSET 0)
      """;

  private ArchivedOrders() {}

  /**
   * Those that are archived, of orders that were not found where they live.
   *
   * @throws Overtaken one of them was moved while it was looked for
   */
  static Map<Long, LiveOrder> read(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    Map<Long, LiveOrder> archived = LiveOrderRows.read(connection, orderIds, Shelf.HISTORY);
    var missing = new HashSet<>(orderIds);
    missing.removeAll(archived.keySet());
    demandNowhere(connection, missing);
    return archived;
  }

  /**
   * @throws Overtaken one of these orders is live, or archived
   */
  static void demandNowhere(Connection connection, Collection<Long> orderIds) throws SQLException {
    Set<Long> there = there(connection, orderIds);
    if (!there.isEmpty()) {
      throw new Overtaken("orders were moved while they were looked for: " + there);
    }
  }

  private static Set<Long> there(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return Set.of();
    }
    try (PreparedStatement find = connection.prepareStatement(THERE)) {
      new Arguments(find).numbers(orderIds, Long::longValue);
      var there = new HashSet<Long>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          there.add(row.getLong(1));
        }
      }
      return there;
    }
  }
}
