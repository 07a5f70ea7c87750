package io.lading.core.verify.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox of a schema says should be on topics, but for the events of orders ({@link
 * OutboxContents}). Each answer is of the snapshot that is asked.
 */
public final class OutboxMessages {

  /** A row; published: the relay says so. */
  public interface Visitor {
    void row(
        String topic,
        byte @Nullable [] key,
        byte[] headers,
        byte @Nullable [] payload,
        Instant createdAt,
        boolean published);
  }

  private static final int PAGE = 200;

  // No parameter can stand for a schema.
  private static final String ROWS =
      """
      SELECT o.topic, o.key, o.headers, o.payload, o.created_at,
             coalesce(pg_visible_in_snapshot(o.xid, l.published), false) AS published
      FROM %1$s.outbox o
      LEFT JOIN %1$s.outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
      WHERE o.order_id IS NULL
      """;

  // A row of the day before the oldest may have been published within that one.
  private static final String KEPT_SINCE =
      """
      SELECT to_date(min(right(c.relname, 8)), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' + interval '1 day'
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = (? || '.outbox')::regclass
      """;

  private final String schema;

  /** {@code schema}: of whose outbox, an identifier that needs no quotes. */
  public OutboxMessages(String schema) {
    if (!schema.matches("[a-z_]+")) {
      throw new IllegalArgumentException("a schema is lower case letters, not: " + schema);
    }
    this.schema = schema;
  }

  public void each(Connection snapshot, Visitor visitor) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(ROWS.formatted(schema))) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          visitor.row(
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
  public Instant keptSince(Connection snapshot) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(KEPT_SINCE)) {
      statement.setString(1, schema);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        OffsetDateTime since = row.getObject(1, OffsetDateTime.class);
        return since == null ? Instant.MAX : since.toInstant();
      }
    }
  }
}
