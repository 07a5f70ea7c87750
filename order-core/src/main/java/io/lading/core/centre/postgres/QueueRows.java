package io.lading.core.centre.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds changes of fields that have to wait, because older messages wait for the same order. */
final class QueueRows {

  /** A change of fields in a batch, and which parked messages are older: those before this id. */
  record Change(int index, long orderId, long before) {

    static Change newest(int index, long orderId) {
      return new Change(index, orderId, Long.MAX_VALUE);
    }
  }

  private static final String AHEAD =
      """
      SELECT u.place
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS u (place, order_id, before)
      CROSS JOIN (SELECT ?::bigint[] AS ids) AS mine
      WHERE EXISTS (
        SELECT
        FROM (
          SELECT f.id FROM parked_message f WHERE f.order_id = u.order_id OFFSET 0) AS p
        WHERE p.id < u.before AND p.id <> ALL (mine.ids))
      OR EXISTS (
        SELECT
        FROM logistics_order o
        CROSS JOIN LATERAL (
          SELECT f.id
          FROM parked_message f
          WHERE f.trade_order_code = o.trade_order_code AND f.biz_type = o.biz_type
          OFFSET 0) AS p
        WHERE o.id = u.order_id AND p.id < u.before AND p.id <> ALL (mine.ids))
      """;

  private QueueRows() {}

  /** Subscripts of those that are not the next. {@code mine}: parked messages that do not count. */
  static Set<Integer> behindOthers(
      Connection transaction, List<Change> changes, Collection<Long> mine) throws SQLException {
    if (changes.isEmpty()) {
      return Set.of();
    }
    try (PreparedStatement find = transaction.prepareStatement(AHEAD)) {
      new Arguments(find)
          .numbers(changes, Change::index)
          .numbers(changes, Change::orderId)
          .numbers(changes, Change::before)
          .numbers(mine, Long::longValue);
      var behind = new HashSet<Integer>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          behind.add(row.getInt(1));
        }
      }
      return behind;
    }
  }
}
