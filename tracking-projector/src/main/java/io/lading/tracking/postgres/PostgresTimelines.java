package io.lading.tracking.postgres;

import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.Attention;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineQuestion;
import io.lading.tracking.timeline.Timelines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Head, entries and packages by one statement, so they fit each other. */
public final class PostgresTimelines implements Timelines {

  /** One entry more than is wanted tells whether there are more. */
  private static final String FIND =
      """
      SELECT h.order_id AS head_order, h.status AS head_status, h.contiguous, h.highest,
             CASE WHEN h.contiguous < h.highest
               THEN (SELECT count(*) FROM timeline b WHERE b.order_id = h.order_id AND b.sequence > h.contiguous)
               ELSE 0 END AS beyond,
             e.is_package, e.order_id, e.sequence, e.kind, e.status, e.previous_status, e.status_version, e.milestone,
             e.package_no, e.package_status, e.mailno, e.express_code, e.changed_fields,
             e.location_text, e.location_lat, e.location_lon, e.description, e.occurred_at, e.recorded_at
      FROM order_head h
      LEFT JOIN LATERAL (
        (SELECT false AS is_package, t.* FROM timeline t
         WHERE t.order_id = h.order_id AND t.sequence > ?
           AND (?::text IS NULL OR t.package_no IS NULL OR t.package_no = ?)
         ORDER BY t.sequence
         LIMIT ?::bigint + 1)
        UNION ALL
        (SELECT DISTINCT ON (t.package_no) true AS is_package, t.* FROM timeline t
         WHERE t.order_id = h.order_id AND t.package_no IS NOT NULL
           AND (?::text IS NULL OR t.package_no = ?)
         ORDER BY t.package_no, t.sequence DESC)
      ) AS e ON true
      WHERE h.order_id = ?
      ORDER BY e.is_package, CASE WHEN e.is_package THEN e.package_no END, e.sequence
      """;

  /** Events are counted only behind a gap, by the index of the time line. */
  private static final String HEAD =
      """
      SELECT h.order_id AS head_order, h.status AS head_status, h.contiguous, h.highest,
             CASE WHEN h.contiguous < h.highest
               THEN (SELECT count(*) FROM timeline b WHERE b.order_id = h.order_id AND b.sequence > h.contiguous)
               ELSE 0 END AS beyond
      FROM order_head h
      WHERE h.order_id = ?
      """;

  private static final String ATTENTION =
      """
      SELECT (SELECT count(*) FROM sequence_gap WHERE closed_at IS NULL) AS open_gaps,
             (SELECT count(*) FROM unreadable u
              WHERE u.settled_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.order_id = u.order_id AND t.sequence = u.sequence)) AS unreadable
      """;

  private final DataSource database;

  public PostgresTimelines(DataSource database) {
    this.database = database;
  }

  @Override
  public Optional<OrderTimeline> find(TimelineQuestion question) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      bind(find, question);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(TimelineOfRows.timeline(row, question.limit()))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("the time line cannot be read: " + e.getMessage(), e);
    }
  }

  private static void bind(PreparedStatement find, TimelineQuestion question) throws SQLException {
    find.setInt(1, question.after());
    find.setString(2, question.packageNo());
    find.setString(3, question.packageNo());
    find.setInt(4, question.limit());
    find.setString(5, question.packageNo());
    find.setString(6, question.packageNo());
    find.setLong(7, question.orderId());
  }

  @Override
  public Optional<OrderHead> head(long orderId) {
    try (Connection connection = database.getConnection();
        PreparedStatement head = connection.prepareStatement(HEAD)) {
      head.setLong(1, orderId);
      try (ResultSet row = head.executeQuery()) {
        return row.next() ? Optional.of(TimelineOfRows.head(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("the head of a time line cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Attention attention() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ATTENTION);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Attention(row.getLong("open_gaps"), row.getLong("unreadable"));
    } catch (SQLException e) {
      throw new StorageUnavailable("the open gaps cannot be counted: " + e.getMessage(), e);
    }
  }
}
