package io.lading.planner.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far each order's events were taken in. */
record OrderRows(Connection transaction) {

  private static final String BEGIN =
      """
      INSERT INTO planned_order (order_id, sequence)
      SELECT order_id, 0 FROM unnest(?::bigint[]) AS o (order_id) ORDER BY order_id
      ON CONFLICT ON CONSTRAINT one_row_per_order DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT order_id, sequence FROM planned_order
      WHERE order_id = ANY (?::bigint[]) ORDER BY order_id FOR NO KEY UPDATE
      """;

  private static final String ADVANCE =
      """
      UPDATE planned_order p SET sequence = o.sequence
      FROM unnest(?::bigint[], ?::integer[]) AS o (order_id, sequence)
      WHERE p.order_id = o.order_id
      """;

  /**
   * The sequence of each order, 0 for a new one; locked. One that is forgotten meanwhile begins
   * again. {@code orders}: sorted.
   */
  Map<Long, Integer> begun(List<Long> orders) throws SQLException {
    Map<Long, Integer> sequences = new HashMap<>();
    List<Long> left = orders;
    while (!left.isEmpty()) {
      try (PreparedStatement begin = transaction.prepareStatement(BEGIN)) {
        new Columns<>(begin, left).column("int8", id -> id);
        begin.executeUpdate();
      }
      sequences.putAll(locked(left));
      left = left.stream().filter(order -> !sequences.containsKey(order)).toList();
    }
    return sequences;
  }

  /** The sequence of each order that is known; locked. {@code orders}: sorted. */
  Map<Long, Integer> locked(List<Long> orders) throws SQLException {
    Map<Long, Integer> sequences = new HashMap<>();
    try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
      new Columns<>(lock, orders).column("int8", id -> id);
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          sequences.put(row.getLong("order_id"), row.getInt("sequence"));
        }
      }
    }
    return sequences;
  }

  void advance(Map<Long, Integer> sequences) throws SQLException {
    try (PreparedStatement advance = transaction.prepareStatement(ADVANCE)) {
      new Columns<>(advance, List.copyOf(sequences.entrySet()))
          .column("int8", Map.Entry::getKey)
          .column("int4", Map.Entry::getValue);
      advance.executeUpdate();
    }
  }
}
