package io.lading.tracking.postgres;

import io.lading.core.consume.PositionMover;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.Projected;
import io.lading.tracking.timeline.Projection;
import io.lading.tracking.timeline.TimelineLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * One transaction per projection: positions, events, heads, gaps, unreadable records, tallies. Rows
 * are locked in that order and sorted, so projectors never wait for each other in a circle.
 */
public final class PostgresTimelineLedger implements TimelineLedger {

  private final DataSource database;
  private final PositionMover positions;

  public PostgresTimelineLedger(DataSource database, PositionMover positions) {
    this.database = database;
    this.positions = positions;
  }

  @Override
  public Projected record(Projection projection) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Projected projected = record(connection, projection);
        connection.commit();
        return projected;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Projected record(Connection transaction, Projection projection) throws SQLException {
    positions.move(transaction, projection.moves());
    Set<EventKey> fresh = new EventRows(transaction).insert(projection.entries());
    List<Long> orders = fresh.stream().map(EventKey::orderId).distinct().sorted().toList();
    List<Long> gapped = new HeadRows(transaction).follow(orders);
    new GapRows(transaction).follow(gapped);
    new UnreadableRows(transaction).keep(projection.unreadable());
    positions.tally(transaction, projection.tallies(fresh));
    int unreadable = projection.unreadable().size();
    int read = projection.read().values().stream().mapToInt(Integer::intValue).sum();
    return new Projected(fresh.size(), read - fresh.size() - unreadable, unreadable);
  }

  /** The connection may be what failed. */
  private static void rollBack(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** Data that PostgreSQL refuses should have been refused by the reader: that is our bug. */
  private static RuntimeException failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String message = "status events were not projected: " + e.getMessage();
    return state.startsWith("22") || state.startsWith("23")
        ? new InvariantBroken(message, e)
        : new StorageUnavailable(message, e);
  }
}
