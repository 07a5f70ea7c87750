package io.lading.tracking.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.Attention;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineEntry;
import io.lading.tracking.timeline.Timelines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Head and entries by one statement, so they fit each other. */
public final class PostgresTimelines implements Timelines {

  private static final String FIND =
      """
      SELECT h.status AS head_status, h.contiguous, h.highest,
             e.order_id, e.sequence, e.kind, e.status, e.previous_status, e.status_version, e.milestone,
             e.package_no, e.package_status, e.mailno, e.express_code, e.changed_fields,
             e.location_text, e.location_lat, e.location_lon, e.description, e.occurred_at, e.recorded_at
      FROM order_head h
      LEFT JOIN LATERAL (
        SELECT t.* FROM timeline t
        WHERE t.order_id = h.order_id AND t.sequence > ?
        ORDER BY t.sequence
        LIMIT ?
      ) AS e ON true
      WHERE h.order_id = ?
      ORDER BY e.sequence
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
  public Optional<OrderTimeline> find(long orderId, int after, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setInt(1, after);
      find.setInt(2, limit);
      find.setLong(3, orderId);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(timeline(orderId, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("the time line cannot be read: " + e.getMessage(), e);
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

  private static OrderTimeline timeline(long orderId, ResultSet row) throws SQLException {
    OrderStatus status = OrderStatus.values()[row.getInt("head_status")];
    int contiguous = row.getInt("contiguous");
    int highest = row.getInt("highest");
    List<TimelineEntry> entries = new ArrayList<>();
    do {
      if (row.getObject("sequence") != null) {
        entries.add(EntryOfRow.entry(row));
      }
    } while (row.next());
    return new OrderTimeline(orderId, status, contiguous, highest, entries);
  }
}
