package io.lading.core.snapshot.postgres;

import io.lading.core.contract.OrderSnapshot;
import io.lading.core.contract.SnapshotItem;
import io.lading.core.contract.SnapshotPackage;
import io.lading.core.postgres.Transactions;
import io.lading.core.snapshot.PresentOrders;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads without locks: no status change ever waits for a snapshot. */
public final class PostgresPresentOrders implements PresentOrders {

  private static final String SEQUENCES =
      """
      SELECT s.order_id, s.sequence
      FROM logistics_order_state s
      WHERE s.order_id = ANY (?::bigint[])
        AND EXISTS (
          SELECT FROM logistics_order f WHERE f.id = s.order_id AND NOT f.is_delete OFFSET 0)
      """;

  private static final String IDS =
      """
      SELECT id FROM logistics_order WHERE id > ? AND id <= ? ORDER BY id LIMIT ?
      """;

  private final Transactions transactions;

  public PostgresPresentOrders(DataSource database) {
    this.transactions = new Transactions(database);
  }

  @Override
  public List<OrderSnapshot> read(Collection<Long> orderIds) {
    return transactions.run(
        transaction -> {
          transaction.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          Array ids = transaction.createArrayOf("int8", orderIds.toArray());
          Map<Long, List<SnapshotPackage>> packages = new HashMap<>();
          each(
              transaction,
              SnapshotRows.PACKAGES,
              ids,
              row -> add(packages, row, SnapshotRows.parcel(row)));
          Map<Long, List<SnapshotItem>> items = new HashMap<>();
          each(
              transaction, SnapshotRows.ITEMS, ids, row -> add(items, row, SnapshotRows.item(row)));
          List<OrderSnapshot> orders = new ArrayList<>();
          each(
              transaction,
              SnapshotRows.ORDERS,
              ids,
              row -> orders.add(SnapshotRows.order(row, packages, items)));
          return orders;
        });
  }

  @Override
  public Map<Long, Integer> sequences(Collection<Long> orderIds) {
    return transactions.run(
        transaction -> {
          Map<Long, Integer> sequences = new HashMap<>();
          Array ids = transaction.createArrayOf("int8", orderIds.toArray());
          each(transaction, SEQUENCES, ids, row -> sequences.put(row.getLong(1), row.getInt(2)));
          return sequences;
        });
  }

  @Override
  public List<Long> ids(long after, long upTo, int atMost) {
    return transactions.run(
        transaction -> {
          try (PreparedStatement statement = transaction.prepareStatement(IDS)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setInt(3, atMost);
            List<Long> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                ids.add(row.getLong(1));
              }
            }
            return ids;
          }
        });
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(Connection transaction, String sql, Array ids, Row reader)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      statement.setArray(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  /** The first column is the order. */
  private static <T> void add(Map<Long, List<T>> parts, ResultSet row, T part) throws SQLException {
    parts.computeIfAbsent(row.getLong(1), order -> new ArrayList<>()).add(part);
  }
}
