package io.lading.core.verify.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams what the outbox says should be on the topics. Of one snapshot. */
public record OutboxContents(Connection snapshot) {

  /** Of an order: its last event, the last that the relay has published, how many wait. */
  public interface Orders {
    void order(long orderId, int known, int published, int waiting);
  }

  /** A rejection or dead letter; published: the relay says so. */
  public interface Others {
    void row(
        String topic,
        byte @Nullable [] key,
        byte[] headers,
        byte @Nullable [] payload,
        Instant createdAt,
        boolean published);
  }

  private static final int PAGE = 10_000;
  private static final int PAGE_OF_PAYLOADS = 200;

  private static final String ORDERS =
      """
      SELECT s.order_id, s.sequence, coalesce(e.published, 0) AS published, coalesce(e.waiting, 0) AS waiting
      FROM orders.logistics_order_state s
      LEFT JOIN (
        SELECT o.order_id,
               max(o.sequence) FILTER (WHERE pg_visible_in_snapshot(o.xid, l.published)) AS published,
               count(*) FILTER (WHERE l.lane IS NULL OR NOT pg_visible_in_snapshot(o.xid, l.published)) AS waiting
        FROM orders.outbox o
        LEFT JOIN orders.outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
        WHERE o.order_id IS NOT NULL
        GROUP BY o.order_id
      ) AS e ON e.order_id = s.order_id
      """;

  private static final String OTHERS =
      """
      SELECT o.topic, o.key, o.headers, o.payload, o.created_at,
             coalesce(pg_visible_in_snapshot(o.xid, l.published), false) AS published
      FROM orders.outbox o
      LEFT JOIN orders.outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
      WHERE o.order_id IS NULL
      """;

  private static final String TOPICS =
      """
      SELECT DISTINCT o.topic FROM orders.outbox o WHERE o.order_id IS NULL
      """;

  // A row of the day before the oldest may have been published within that one.
  private static final String KEPT_SINCE =
      """
      SELECT to_date(min(right(c.relname, 8)), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' + interval '1 day'
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'orders.outbox'::regclass
      """;

  private static final String SEQUENCES =
      """
      SELECT order_id, sequence FROM orders.logistics_order_state WHERE order_id = ANY (?::bigint[])
      """;

  public void orders(Orders orders) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(ORDERS)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          orders.order(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4));
        }
      }
    }
  }

  public void others(Others others) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(OTHERS)) {
      statement.setFetchSize(PAGE_OF_PAYLOADS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          others.row(
              row.getString(1),
              row.getBytes(2),
              row.getBytes(3),
              row.getBytes(4),
              row.getObject(5, OffsetDateTime.class).toInstant(),
              row.getBoolean(6));
        }
      }
    }
  }

  /** What was published later has a row here, if it was ever committed. */
  public Instant keptSince() throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(KEPT_SINCE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      OffsetDateTime since = row.getObject(1, OffsetDateTime.class);
      return since == null ? Instant.MAX : since.toInstant();
    }
  }

  /** Those that have rows which are no status events. */
  public List<String> otherTopics() throws SQLException {
    List<String> topics = new ArrayList<>();
    try (PreparedStatement statement = snapshot.prepareStatement(TOPICS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        topics.add(row.getString(1));
      }
    }
    return topics;
  }

  /** The last events of these orders; of those that do not exist nothing is said. */
  public void sequences(List<Long> orderIds, Orders orders) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(SEQUENCES)) {
      statement.setArray(1, snapshot.createArrayOf("int8", orderIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          orders.order(row.getLong(1), row.getInt(2), 0, 0);
        }
      }
    }
  }
}
