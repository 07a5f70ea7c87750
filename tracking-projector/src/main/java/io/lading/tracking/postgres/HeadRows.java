package io.lading.tracking.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps the heads of orders in step with their events. A head is computed from the events under its
 * own lock, so two projectors of one order (a topic that was given more partitions) cannot lose
 * each other's.
 */
record HeadRows(Connection transaction) {

  private static final String LOCK =
      """
      SELECT order_id, false AS gapped FROM order_head
      WHERE order_id = ANY (?::bigint[]) ORDER BY order_id FOR NO KEY UPDATE
      """;

  private static final String UPDATE =
      """
      UPDATE order_head AS h
      SET contiguous = n.contiguous, highest = n.highest, status = n.status
      FROM (
        SELECT e.order_id,
               coalesce(max(e.sequence) FILTER (WHERE e.sequence = e.place), 0) AS contiguous,
               max(e.sequence) AS highest,
               (array_agg(e.status ORDER BY e.sequence DESC))[1] AS status
        FROM (
          SELECT order_id, sequence, status, row_number() OVER (PARTITION BY order_id ORDER BY sequence) AS place
          FROM timeline WHERE order_id = ANY (?::bigint[])
        ) AS e
        GROUP BY e.order_id
      ) AS n
      WHERE h.order_id = n.order_id
      RETURNING new.order_id, old.contiguous < old.highest OR new.contiguous < new.highest AS gapped
      """;

  private static final String INSERT =
      """
      INSERT INTO order_head (order_id, contiguous, highest, status)
      SELECT e.order_id,
             coalesce(max(e.sequence) FILTER (WHERE e.sequence = e.place), 0),
             max(e.sequence),
             (array_agg(e.status ORDER BY e.sequence DESC))[1]
      FROM (
        SELECT order_id, sequence, status, row_number() OVER (PARTITION BY order_id ORDER BY sequence) AS place
        FROM timeline WHERE order_id = ANY (?::bigint[])
      ) AS e
      GROUP BY e.order_id
      ORDER BY e.order_id
      ON CONFLICT ON CONSTRAINT one_head_per_order DO NOTHING
      RETURNING order_id, contiguous < highest AS gapped
      """;

  /** The orders, sorted, that have a gap now or had one before. */
  List<Long> follow(List<Long> orders) throws SQLException {
    var gapped = new TreeSet<Long>();
    var open = new TreeSet<>(orders);
    while (!open.isEmpty()) {
      List<Long> known = execute(LOCK, List.copyOf(open), gapped);
      execute(UPDATE, known, gapped);
      known.forEach(open::remove);
      execute(INSERT, List.copyOf(open), gapped).forEach(open::remove);
    }
    return List.copyOf(gapped);
  }

  private List<Long> execute(String sql, List<Long> orders, TreeSet<Long> gapped)
      throws SQLException {
    List<Long> done = new ArrayList<>();
    if (orders.isEmpty()) {
      return done;
    }
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      new Columns<>(statement, orders).column("int8", id -> id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          done.add(row.getLong("order_id"));
          if (row.getBoolean("gapped")) {
            gapped.add(row.getLong("order_id"));
          }
        }
      }
    }
    return done;
  }
}
