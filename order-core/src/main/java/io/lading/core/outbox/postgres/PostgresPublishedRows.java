package io.lading.core.outbox.postgres;

import io.lading.core.outbox.OutboxRow;
import io.lading.core.outbox.PageBounds;
import io.lading.core.outbox.PublishedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose transaction is visible in the snapshot that their lane is published up to. */
record PostgresPublishedRows(Session session) implements PublishedRows {

  /** Null bounds are open, so that one statement serves every range. */
  private static final String PUBLISHED =
      """
      WITH page AS (
        SELECT o.id, o.created_at, o.topic, o.key, o.headers, o.payload
        FROM outbox o JOIN outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
        WHERE o.id > ? AND o.id <= ?
          AND (?::timestamptz IS NULL OR o.created_at >= ?) AND (?::timestamptz IS NULL OR o.created_at < ?)
          AND (?::bigint IS NULL OR o.order_id = ?)
          AND (pg_visible_in_snapshot(o.xid, l.published)
               OR (o.id <= l.window_id AND pg_visible_in_snapshot(o.xid, l.window_snapshot)))
        ORDER BY o.id LIMIT ?
      ), sized AS (
        SELECT id, created_at, topic, key, headers, payload, row_number() OVER (ORDER BY id) AS place,
          sum(octet_length(headers) + coalesce(octet_length(payload), 0)) OVER (ORDER BY id) AS bytes
        FROM page
      )
      SELECT id, created_at, topic, key, headers, payload FROM sized
      WHERE place = 1 OR bytes <= ?
      ORDER BY id
      """;

  @Override
  public Range.Ids span(Range range) {
    return session.transaction(
        "find what was published",
        transaction -> {
          return new OutboxSpans(transaction).of(range);
        });
  }

  @Override
  public List<OutboxRow> read(Range range, Range.Ids within, PageBounds bounds) {
    return session.transaction(
        "read what was published",
        transaction -> {
          return read(transaction, range, within, bounds);
        });
  }

  private static List<OutboxRow> read(
      Connection transaction, Range range, Range.Ids within, PageBounds bounds)
      throws SQLException {
    try (var statement = transaction.prepareStatement(PUBLISHED)) {
      bind(statement, range, within);
      statement.setInt(9, bounds.rows());
      statement.setLong(10, bounds.bytes());
      List<OutboxRow> found = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(OutboxRows.of(rows));
        }
      }
      return found;
    }
  }

  private static void bind(PreparedStatement statement, Range range, Range.Ids within)
      throws SQLException {
    long above = within.from() - 1;
    switch (range) {
      case Range.Ids(long from, long to) ->
          bind(statement, Math.max(above, from - 1), Math.min(within.to(), to), null, null, null);
      case Range.Times(Instant from, Instant to) ->
          bind(statement, above, within.to(), from, to, null);
      case Range.Order(long orderId) -> bind(statement, above, within.to(), null, null, orderId);
    }
  }

  private static void bind(
      PreparedStatement statement,
      long above,
      long to,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Long orderId)
      throws SQLException {
    statement.setLong(1, above);
    statement.setLong(2, to);
    for (int i = 3; i <= 4; i++) {
      statement.setObject(i, from == null ? null : from.atOffset(ZoneOffset.UTC));
      statement.setObject(i + 2, until == null ? null : until.atOffset(ZoneOffset.UTC));
      statement.setObject(i + 4, orderId, java.sql.Types.BIGINT);
    }
  }
}
