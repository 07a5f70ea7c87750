package io.lading.core.query.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that belong to orders, of a whole page by one statement. */
final class PartsOfOrders {

  /** One row as what it means. */
  interface Part<T> {
    T of(ResultSet row) throws SQLException;
  }

  private PartsOfOrders() {}

  /** By order, which is the first column; {@code statement} has the ids for a parameter. */
  static <T> Map<Long, List<T>> read(
      Connection connection, String statement, Collection<Long> orderIds, Part<T> part)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(statement)) {
      select.setArray(1, connection.createArrayOf("int8", orderIds.toArray()));
      try (ResultSet row = select.executeQuery()) {
        Map<Long, List<T>> parts = new HashMap<>();
        while (row.next()) {
          parts.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(part.of(row));
        }
        return parts;
      }
    }
  }
}
