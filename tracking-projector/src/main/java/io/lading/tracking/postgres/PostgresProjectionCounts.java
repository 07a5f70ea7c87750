package io.lading.tracking.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.operations.Projected;
import io.lading.tracking.operations.ProjectionCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/** Counts heads in the index of their statuses, and what was consumed as the positions say. */
public final class PostgresProjectionCounts implements ProjectionCounts {

  static final String COUNTS =
      """
      SELECT now() AS as_of, h.status AS status, count(*) AS counted
      FROM order_head h
      GROUP BY h.status
      UNION ALL
      SELECT now(), NULL, coalesce(sum(p.consumed), 0)::bigint
      FROM consumer_position p
      WHERE p.consumer_group = ?
      """;

  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private final DataSource database;
  private final String group;
  private final int patienceSeconds;

  /**
   * {@code group}: the consumers of this projection. {@code patience}: for the counting, to the
   * next whole second.
   */
  public PostgresProjectionCounts(DataSource database, String group, Duration patience) {
    this.database = database;
    this.group = group;
    this.patienceSeconds = Math.toIntExact(patience.plusMillis(999).toSeconds());
  }

  @Override
  public Projected count() {
    try (Connection connection = database.getConnection();
        PreparedStatement counts = connection.prepareStatement(COUNTS)) {
      counts.setString(1, group);
      counts.setQueryTimeout(patienceSeconds);
      return projected(counts);
    } catch (SQLException e) {
      throw new StorageUnavailable("orders were not counted: " + e.getMessage(), e);
    }
  }

  private static Projected projected(PreparedStatement counts) throws SQLException {
    Map<OrderStatus, Long> orders = new EnumMap<>(OrderStatus.class);
    long events = 0;
    Instant asOf = Instant.MIN;
    try (ResultSet row = counts.executeQuery()) {
      while (row.next()) {
        long counted = row.getLong("counted");
        int status = row.getInt("status");
        if (row.wasNull()) {
          events = counted;
          asOf = row.getObject("as_of", OffsetDateTime.class).toInstant();
        } else {
          orders.put(STATUSES[status], counted);
        }
      }
    }
    return new Projected(orders, events, asOf);
  }
}
