package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a table in memory. */
final class TableRows {

  private static final int FETCH = 2_000;

  private TableRows() {}

  /** By the table's key, which may be shared by several; in the order of the columns. */
  static <K> Map<K, List<Row>> byKey(Connection connection, OrderTable table, Class<K> key)
      throws SQLException {
    var rows = new HashMap<K, List<Row>>();
    try (PreparedStatement select = connection.prepareStatement(table.select())) {
      select.setFetchSize(FETCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.computeIfAbsent(row.getObject(1, key), any -> new ArrayList<>(4))
              .add(new Row(values(row, table)));
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] values(ResultSet row, OrderTable table) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[table.types().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          table.types().get(i).equals("timestamptz")
              ? row.getObject(i + 2, OffsetDateTime.class)
              : row.getObject(i + 2);
    }
    return values;
  }
}
