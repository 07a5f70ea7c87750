package io.lading.core.query.postgres;

import io.lading.core.postgres.Shelved;
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

  /**
   * By order, which is the first column; {@code statement} has the ids for a parameter. Every order
   * has some, live or archived.
   */
  static <T> Map<Long, List<T>> read(
      Connection connection, Shelved statement, Collection<Long> orderIds, Part<T> part)
      throws SQLException {
    Map<Long, List<T>> parts = read(connection, statement.live(), orderIds, part);
    List<Long> others = orderIds.stream().filter(id -> !parts.containsKey(id)).toList();
    if (!others.isEmpty()) {
      parts.putAll(read(connection, statement.archived(), others, part));
    }
    return parts;
  }

  private static <T> Map<Long, List<T>> read(
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
