package io.lading.core.outbox.postgres;

import io.lading.core.id.IdLayout;
import io.lading.core.outbox.PublishedRows.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in the log a range lies, by halving: ids are given in the order of time, but a row's
 * time is the begin of its transaction, so a span is wider by the longest that a transaction of
 * ours may take.
 */
record OutboxSpans(Connection transaction) {

  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);
  private static final Range.Ids NOTHING = new Range.Ids(1, 0);

  private static final String AT_OR_ABOVE =
      """
      SELECT id, created_at FROM outbox WHERE id >= ? ORDER BY id LIMIT 1
      """;

  private static final String LAST =
      """
      SELECT id FROM outbox ORDER BY id DESC LIMIT 1
      """;

  private static final String LAST_CHANGE =
      """
      SELECT s.updated_at
      FROM unnest(ARRAY[?::bigint]) AS u (order_id)
      CROSS JOIN LATERAL (
        SELECT f.updated_at FROM logistics_order_state f WHERE f.order_id = u.order_id
        UNION ALL
        SELECT f.updated_at FROM history_order_state f WHERE f.order_id = u.order_id) AS s
      """;

  private record Row(long id, Instant createdAt) {}

  Range.Ids of(Range range) throws SQLException {
    Row first = atOrAbove(0);
    if (first == null) {
      return NOTHING;
    }
    var all = new Range.Ids(first.id(), last());
    return switch (range) {
      case Range.Ids(long from, long to) ->
          new Range.Ids(Math.max(from, all.from()), Math.min(to, all.to()));
      case Range.Times(Instant from, Instant to) -> between(all, from, to);
      case Range.Order(long orderId) -> lifeOf(all, orderId);
    };
  }

  private Range.Ids between(Range.Ids all, Instant from, Instant to) throws SQLException {
    return new Range.Ids(
        firstSince(all, from.minus(LONGEST_TRANSACTION)),
        firstSince(all, to.plus(LONGEST_TRANSACTION)) - 1);
  }

  private Range.Ids lifeOf(Range.Ids all, long orderId) throws SQLException {
    Instant lastChange = lastChange(orderId);
    return lastChange == null ? NOTHING : between(all, IdLayout.madeAt(orderId), lastChange);
  }

  private long firstSince(Range.Ids all, Instant time) throws SQLException {
    long from = all.from();
    long to = all.to() + 1;
    while (from < to) {
      long middle = from + (to - from) / 2;
      Row row = atOrAbove(middle);
      if (row == null || !row.createdAt().isBefore(time)) {
        to = middle;
      } else {
        from = row.id() + 1;
      }
    }
    return from;
  }

  private @Nullable Row atOrAbove(long id) throws SQLException {
    try (var statement = transaction.prepareStatement(AT_OR_ABOVE)) {
      statement.setLong(1, id);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? new Row(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant())
            : null;
      }
    }
  }

  private long last() throws SQLException {
    try (var statement = transaction.prepareStatement(LAST);
        var row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private @Nullable Instant lastChange(long orderId) throws SQLException {
    try (var statement = transaction.prepareStatement(LAST_CHANGE)) {
      statement.setLong(1, orderId);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
      }
    }
  }
}
