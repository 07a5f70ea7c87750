package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.contract.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads and writes order_intercept: the intercepts that wait for their answer. Only touched under
 * the lock of the order's state row.
 */
final class InterceptRows {

  /** Of which package. */
  record Place(long orderId, int packageIndex) {}

  private record Asked(long orderId, Ask ask) {}

  private static final String ADD =
      """
      INSERT INTO order_intercept (order_id, package_index, sequence, asked_at, due_at, key,
        traceparent, correlation_id, causation_id)
      SELECT u.order_id, u.package_index, u.sequence, u.asked_at, ?, u.key, u.traceparent,
        u.correlation_id, u.causation_id
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[]::timestamptz[], ?::bytea[],
          ?::text[], ?::text[], ?::text[])
        AS u (order_id, package_index, sequence, asked_at, key, traceparent, correlation_id,
          causation_id)
      """;

  private static final String END =
      """
      DELETE FROM order_intercept i
      USING unnest(?::bigint[], ?::bigint[]) AS u (order_id, package_index)
      WHERE i.order_id = ANY (ARRAY[u.order_id]) AND i.package_index = u.package_index
      RETURNING i.order_id, i.package_index, i.sequence, i.asked_at, i.key, i.traceparent,
        i.correlation_id, i.causation_id
      """;

  private static final String OVERDUE =
      """
      SELECT i.order_id
      FROM order_intercept i
      WHERE i.due_at <= ? AND NOT i.announced AND i.order_id <> ALL (?::bigint[])
      ORDER BY i.due_at, i.order_id
      LIMIT ?
      """;

  private static final String ANNOUNCE =
      """
      UPDATE order_intercept i
      SET announced = true
      WHERE i.ctid = ANY (ARRAY(
        SELECT first.place
        FROM unnest(?::bigint[]) AS u (order_id)
        CROSS JOIN LATERAL (
          SELECT d.place
          FROM (
            SELECT f.package_index, f.due_at, f.announced, f.ctid AS place
            FROM order_intercept f
            WHERE f.order_id = u.order_id
            OFFSET 0) AS d
          WHERE d.due_at <= ? AND NOT d.announced
          ORDER BY d.package_index
          LIMIT 1) AS first))
      RETURNING i.order_id, i.package_index
      """;

  private InterceptRows() {}

  /** Ends what ended and adds what was asked. Returns who had asked for what ended. */
  static Map<Place, Ask> write(Connection transaction, List<ChangedOrder> changed, Instant dueAt)
      throws SQLException {
    Map<Place, Ask> ended = end(transaction, stoodBefore(changed));
    add(transaction, asked(changed), dueAt);
    return ended;
  }

  private static List<Place> stoodBefore(List<ChangedOrder> changed) {
    var places = new ArrayList<Place>();
    for (ChangedOrder order : changed) {
      for (AskEnded end : order.asksEnded()) {
        if (end.asked() == null) {
          places.add(new Place(order.after().facts().orderId(), end.packageIndex()));
        }
      }
    }
    return places;
  }

  private static Map<Place, Ask> end(Connection transaction, List<Place> places)
      throws SQLException {
    if (places.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement delete = transaction.prepareStatement(END)) {
      new Arguments(delete).numbers(places, Place::orderId).numbers(places, Place::packageIndex);
      var ended = new HashMap<Place, Ask>();
      try (ResultSet row = delete.executeQuery()) {
        while (row.next()) {
          ended.put(new Place(row.getLong(1), row.getInt(2)), ask(row));
        }
      }
      Count.expect(places.size(), ended.size(), "rows of intercepts that ended");
      return ended;
    }
  }

  private static Ask ask(ResultSet row) throws SQLException {
    return new Ask(
        row.getInt(2),
        row.getInt(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getBytes(5),
        new Origin(row.getString(6), row.getString(7), row.getString(8)));
  }

  private static List<Asked> asked(List<ChangedOrder> changed) {
    return changed.stream()
        .flatMap(
            order ->
                order.asks().stream().map(ask -> new Asked(order.after().facts().orderId(), ask)))
        .toList();
  }

  private static void add(Connection transaction, List<Asked> asked, Instant dueAt)
      throws SQLException {
    if (asked.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
      new Arguments(insert)
          .time(dueAt)
          .numbers(asked, Asked::orderId)
          .numbers(asked, row -> row.ask().packageIndex())
          .numbers(asked, row -> row.ask().sequence())
          .times(asked, row -> row.ask().askedAt())
          .bytes(asked, row -> row.ask().key())
          .texts(asked, row -> row.ask().origin().traceparent())
          .texts(asked, row -> row.ask().origin().correlationId())
          .texts(asked, row -> row.ask().origin().causationId());
      Count.expect(asked.size(), insert.executeUpdate(), "rows of intercepts asked");
    }
  }

  /** Orders with any that nobody answered in time and nobody announced; nothing is locked. */
  static Set<Long> overdue(Connection connection, Instant now, int most, Collection<Long> but)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(OVERDUE)) {
      new Arguments(find).time(now).numbers(but, Long::longValue).number(most);
      var orderIds = new TreeSet<Long>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          orderIds.add(row.getLong(1));
        }
      }
      return orderIds;
    }
  }

  /** Marks the first overdue one of each order as announced. Returns its package, by order. */
  static Map<Long, Integer> announce(Connection transaction, Set<Long> orderIds, Instant now)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement announce = transaction.prepareStatement(ANNOUNCE)) {
      new Arguments(announce).numbers(orderIds, Long::longValue).time(now);
      var announced = new HashMap<Long, Integer>();
      try (ResultSet row = announce.executeQuery()) {
        while (row.next()) {
          announced.put(row.getLong(1), row.getInt(2));
        }
      }
      return announced;
    }
  }
}
