package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table that creating or changing an order writes to, and the statements for all its columns that
 * have no default. {@code types}: PostgreSQL's names, in the order of the columns.
 */
record OrderTable(
    String name,
    List<String> columns,
    List<String> types,
    String select,
    String insert,
    String unnest,
    String copy) {

  static final String DEDUP = "logistics_order_unique";
  static final String OUTBOX = "outbox";
  static final String IDENTITIES = "message_identity";
  static final String COMPLETIONS = "order_completion";

  /** Their rows may be there already, which a writer finds out by writing. */
  private static final Set<String> CLAIMED = Set.of(DEDUP, IDENTITIES);

  /** In the order in which they are written. */
  static final List<String> NAMES =
      List.of(
          DEDUP,
          "logistics_order",
          "logistics_order_package",
          "logistics_order_item",
          "logistics_order_state",
          OUTBOX);

  // Columns with a default are left to it, as Lading does; but the marks, which begin with the
  // order.
  private static final String DESCRIBE =
      """
      WITH columns AS (
        SELECT a.attnum, quote_ident(a.attname) AS name, t.typname AS type
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
          AND (NOT a.atthasdef OR a.attname = 'marks')
      ), listed AS (
        SELECT array_agg(c.name ORDER BY c.attnum) AS columns,
               array_agg(c.type::text ORDER BY c.attnum) AS types,
               string_agg(c.name, ', ' ORDER BY c.attnum) AS names,
               string_agg('?', ', ' ORDER BY c.attnum) AS marks,
               string_agg(format('?::%I[]', c.type), ', ' ORDER BY c.attnum) AS arrays
        FROM columns c
      )
      SELECT l.columns, l.types,
             format('SELECT %s, %s FROM %I ORDER BY 1, 2, 3', o.key, l.names, o.name),
             format('INSERT INTO %I (%s) VALUES (%s) %s', o.name, l.names, l.marks, o.conflict),
             format('INSERT INTO %I (%s) SELECT * FROM unnest(%s) %s', o.name, l.names, l.arrays, o.conflict),
             format('COPY %I (%s) FROM STDIN (FORMAT binary)', o.name, l.names)
      FROM listed l, (SELECT ?::text AS name, ?::text AS key, ?::text AS conflict) o
      """;

  static List<OrderTable> all(Connection connection) throws SQLException {
    var tables = new ArrayList<OrderTable>();
    for (String name : NAMES) {
      tables.add(describe(connection, name, name.equals("logistics_order") ? "id" : "order_id"));
    }
    return List.copyOf(tables);
  }

  /** {@code key}: the column that rows are read by. */
  static OrderTable describe(Connection connection, String name, String key) throws SQLException {
    try (PreparedStatement describe = connection.prepareStatement(DESCRIBE)) {
      describe.setString(1, name);
      describe.setString(2, name);
      describe.setString(3, key);
      describe.setString(4, CLAIMED.contains(name) ? "ON CONFLICT DO NOTHING" : "");
      try (ResultSet row = describe.executeQuery()) {
        row.next();
        return new OrderTable(
            name,
            List.of((String[]) row.getArray(1).getArray()),
            List.of((String[]) row.getArray(2).getArray()),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6));
      }
    }
  }

  /** The subscript of a column in a row. */
  int column(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(name + " has no column " + column);
    }
    return index;
  }
}
