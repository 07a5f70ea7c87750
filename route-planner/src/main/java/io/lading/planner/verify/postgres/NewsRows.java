package io.lading.planner.verify.postgres;

import io.lading.core.contract.Topics;
import io.lading.core.verify.OutboxRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The outbox of the planner, whole. */
public final class NewsRows implements OutboxRows {

  private static final int PAGE = 200;

  private static final List<String> TOPICS =
      List.of(
          Topics.ROUTE_PLANS,
          Topics.ORDER_UPDATES,
          Topics.ORDER_REJECTIONS,
          Topics.deadLettersOf(Topics.FLEET_UPDATES));

  private static final String ROWS =
      """
      SELECT o.topic, o.key, o.headers, o.payload, o.created_at,
             coalesce(pg_visible_in_snapshot(o.xid, l.published), false) AS published
      FROM routing.outbox o
      LEFT JOIN routing.outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
      """;

  // A row of the day before the oldest may have been published within that one.
  private static final String KEPT_SINCE =
      """
      SELECT to_date(min(right(c.relname, 8)), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' + interval '1 day'
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'routing.outbox'::regclass
      """;

  @Override
  public void each(Connection snapshot, Visitor visitor) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(ROWS)) {
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

  @Override
  public Instant keptSince(Connection snapshot) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(KEPT_SINCE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      OffsetDateTime since = row.getObject(1, OffsetDateTime.class);
      return since == null ? Instant.MAX : since.toInstant();
    }
  }

  @Override
  public List<String> topics(Connection snapshot) {
    return TOPICS;
  }
}
