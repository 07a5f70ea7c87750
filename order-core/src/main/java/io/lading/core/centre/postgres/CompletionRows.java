package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads and writes order_completion: delivered orders that a time limit will complete. */
final class CompletionRows {

  /** A row, and whether it is time. */
  record Due(Instant dueAt, long orderId) {}

  private static final String ADD =
      """
      INSERT INTO order_completion (due_at, order_id)
      SELECT ?, u.order_id FROM unnest(?::bigint[]) AS u (order_id)
      ORDER BY u.order_id
      ON CONFLICT (due_at, order_id) DO NOTHING
      """;

  private static final String DUE =
      """
      SELECT c.due_at, c.order_id
      FROM order_completion c
      WHERE c.due_at <= ? AND c.order_id <> ALL (?::bigint[])
      ORDER BY c.due_at, c.order_id
      LIMIT ?
      """;

  private static final String PASSED =
      """
      DELETE FROM order_completion c
      USING unnest(?::text[]::timestamptz[], ?::bigint[]) AS u (due_at, order_id)
      WHERE c.due_at = ANY (ARRAY[u.due_at]) AND c.order_id = u.order_id
      """;

  private CompletionRows() {}

  static void add(Connection transaction, List<ChangedOrder> changed, Instant dueAt)
      throws SQLException {
    List<ChangedOrder> delivered = changed.stream().filter(ChangedOrder::delivered).toList();
    if (delivered.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
      new Arguments(insert).time(dueAt).numbers(delivered, o -> o.after().facts().orderId());
      insert.executeUpdate();
    }
  }

  /** The oldest; nothing is locked. */
  static List<Due> due(Connection connection, Instant now, int most, Collection<Due> but)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(DUE)) {
      new Arguments(find).time(now).numbers(but, Due::orderId).number(most);
      var due = new ArrayList<Due>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          due.add(new Due(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)));
        }
      }
      return due;
    }
  }

  /** To be called under the locks of the orders' state rows. */
  static void passed(Connection transaction, List<Due> due) throws SQLException {
    if (due.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = transaction.prepareStatement(PASSED)) {
      new Arguments(delete).times(due, Due::dueAt).numbers(due, Due::orderId);
      delete.executeUpdate();
    }
  }
}
