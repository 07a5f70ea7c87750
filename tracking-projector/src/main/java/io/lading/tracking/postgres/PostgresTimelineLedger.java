package io.lading.tracking.postgres;

import io.lading.core.consume.PositionMover;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.Projected;
import io.lading.tracking.timeline.Projection;
import io.lading.tracking.timeline.TimelineEntry;
import io.lading.tracking.timeline.TimelineLedger;
import io.lading.tracking.timeline.TopicRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One transaction per projection: positions, events, heads, gaps, unreadable records, tallies. Rows
 * are locked in that order and sorted, so projectors never wait for each other in a circle.
 */
public final class PostgresTimelineLedger implements TimelineLedger {

  // Each may be as large as its topic allows.
  private static final int PAGE = 20;

  private final DataSource database;
  private final PositionMover positions;

  public PostgresTimelineLedger(DataSource database, PositionMover positions) {
    this.database = database;
    this.positions = positions;
  }

  @Override
  public Projected record(Projection projection) {
    return committed(transaction -> record(transaction, projection));
  }

  @Override
  public int readAgain(Function<IncomingMessage, TopicRecord> reader) {
    int settled = 0;
    List<IncomingMessage> page = unsettled(Optional.empty());
    while (!page.isEmpty()) {
      List<TopicRecord> records = page.stream().map(reader).toList();
      settled += committed(transaction -> settle(transaction, records));
      page = unsettled(Optional.of(page.getLast()));
    }
    return settled;
  }

  private List<IncomingMessage> unsettled(Optional<IncomingMessage> last) {
    return committed(transaction -> new UnreadableRows(transaction).unsettled(last, PAGE));
  }

  private static int settle(Connection transaction, List<TopicRecord> records) throws SQLException {
    List<TimelineEntry> entries =
        records.stream()
            .filter(TopicRecord.Event.class::isInstance)
            .map(record -> ((TopicRecord.Event) record).entry())
            .sorted(Comparator.comparing(TimelineEntry::key))
            .toList();
    follow(transaction, new EventRows(transaction).insert(entries));
    List<IncomingMessage> readable =
        records.stream()
            .filter(record -> !(record instanceof TopicRecord.Unreadable))
            .map(TopicRecord::message)
            .toList();
    new UnreadableRows(transaction).settle(readable);
    return readable.size();
  }

  private interface Work<R> {
    R in(Connection transaction) throws SQLException;
  }

  private <R> R committed(Work<R> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        R result = work.in(connection);
        connection.commit();
        return result;
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
    follow(transaction, fresh);
    new UnreadableRows(transaction).keep(projection.unreadable());
    positions.tally(transaction, projection.tallies(fresh));
    int unreadable = projection.unreadable().size();
    int read = projection.read().values().stream().mapToInt(Integer::intValue).sum();
    return new Projected(fresh.size(), read - fresh.size() - unreadable, unreadable);
  }

  private static void follow(Connection transaction, Set<EventKey> fresh) throws SQLException {
    List<Long> orders = fresh.stream().map(EventKey::orderId).distinct().sorted().toList();
    List<Long> gapped = new HeadRows(transaction).follow(orders);
    new GapRows(transaction).follow(gapped);
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
