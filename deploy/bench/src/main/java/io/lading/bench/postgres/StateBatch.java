package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state rows that a batch of updates leaves behind, as arrays: one row write an order. */
final class StateBatch {

  private static final List<String> COLUMNS =
      List.of(
          "order_id",
          "updated_at",
          "status_version",
          "sequence",
          "status",
          "package_states",
          "marks");

  private static final String UPDATE =
      """
      UPDATE logistics_order_state s
      SET updated_at = u.updated_at, status_version = u.status_version, sequence = u.sequence, status = u.status,
        package_states = u.package_states, marks = u.marks
      FROM unnest(?::bigint[], ?::timestamptz[], ?::integer[], ?::integer[], ?::smallint[], ?::bytea[], ?::bytea[])
        AS u (order_id, updated_at, status_version, sequence, status, package_states, marks)
      WHERE s.order_id = u.order_id
      """;

  private final List<String> types;
  private final @Nullable Object[][] columns;
  private final int rows;

  StateBatch(OrderTable states, List<RecordedChange> changes) {
    var last = new TreeMap<Long, Row>();
    changes.forEach(change -> last.put(change.orderId(), change.state()));
    types = COLUMNS.stream().map(column -> states.types().get(states.column(column))).toList();
    columns =
        UnnestBatch.columns(types, last.values().stream().map(row -> sorted(states, row)).toList());
    rows = last.size();
  }

  private static Row sorted(OrderTable states, Row row) {
    return new Row(COLUMNS.stream().map(column -> row.values()[states.column(column)]).toArray());
  }

  void write(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (int i = 0; i < columns.length; i++) {
        update.setArray(i + 1, connection.createArrayOf(types.get(i), columns[i]));
      }
      int updated = update.executeUpdate();
      if (updated != rows) {
        throw new SQLException("expected " + rows + " state rows updated, were " + updated);
      }
    }
  }
}
