package io.lading.tracking.verify.postgres;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Offences;
import io.lading.tracking.postgres.EntryOfRow;
import io.lading.tracking.timeline.TimelineEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** One look at the schema tracking: everything asked of it is of the same moment. */
public final class TimelineSnapshot implements AutoCloseable {

  private static final int PAGE = 10_000;

  private static final String POSITIONS =
      """
      SELECT partition, next_offset FROM tracking.consumer_position WHERE consumer_group = ? AND topic = ?
      """;

  private static final String ENTRIES =
      """
      SELECT order_id, sequence, kind, status, previous_status, status_version, milestone,
             package_no, package_status, mailno, express_code, changed_fields,
             location_text, location_lat, location_lon, description, occurred_at, recorded_at
      FROM tracking.timeline
      """;

  private static final String WRONG_HEADS =
      """
      SELECT coalesce(h.order_id, n.order_id) AS order_id,
             coalesce('the head says ' || h.contiguous || ' of ' || h.highest || ' and status ' || h.status, 'there is no head')
               || ', the events say ' || coalesce(n.contiguous || ' of ' || n.highest || ' and status ' || n.status, 'nothing') AS problem
      FROM tracking.order_head h
      FULL JOIN (
        SELECT e.order_id,
               coalesce(max(e.sequence) FILTER (WHERE e.sequence = e.place), 0) AS contiguous,
               max(e.sequence) AS highest,
               (array_agg(e.status ORDER BY e.sequence DESC))[1] AS status
        FROM (
          SELECT order_id, sequence, status, row_number() OVER (PARTITION BY order_id ORDER BY sequence) AS place
          FROM tracking.timeline
        ) AS e
        GROUP BY e.order_id
      ) AS n ON n.order_id = h.order_id
      WHERE (h.contiguous, h.highest, h.status) IS DISTINCT FROM (n.contiguous, n.highest, n.status)
      ORDER BY 1
      """;

  private static final String WRONG_GAPS =
      """
      SELECT coalesce(h.order_id, g.order_id) AS order_id,
             CASE WHEN g.order_id IS NULL THEN 'events are missing, but no gap is open' ELSE 'a gap is open, but no event is missing' END AS problem
      FROM (SELECT order_id FROM tracking.order_head WHERE contiguous < highest) AS h
      FULL JOIN (SELECT DISTINCT order_id FROM tracking.sequence_gap WHERE closed_at IS NULL) AS g ON g.order_id = h.order_id
      WHERE h.order_id IS NULL OR g.order_id IS NULL
      ORDER BY 1
      """;

  private static final String GAPPED =
      """
      SELECT order_id, 'event ' || contiguous + 1 || ' is missing, ' || highest || ' is there' AS problem
      FROM tracking.order_head WHERE contiguous < highest ORDER BY order_id
      """;

  private static final String HEADS =
      """
      SELECT count(*) FROM tracking.order_head
      """;

  private final Connection connection;

  private TimelineSnapshot(Connection connection) {
    this.connection = connection;
  }

  /** What an offending order is called in a finding. */
  public interface Naming {
    String of(long orderId);
  }

  /** {@code database}: connections of the role lading_verify. */
  public static TimelineSnapshot of(DataSource database) {
    try {
      Connection connection = database.getConnection();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new TimelineSnapshot(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Partition → next offset. */
  public Map<Integer, Long> positions(String consumerGroup, String topic) {
    try (PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
      statement.setString(1, consumerGroup);
      statement.setString(2, topic);
      try (ResultSet row = statement.executeQuery()) {
        Map<Integer, Long> positions = new HashMap<>();
        while (row.next()) {
          positions.put(row.getInt(1), row.getLong(2));
        }
        return positions;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  public void entries(Consumer<TimelineEntry> reader) {
    try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.accept(EntryOfRow.entry(row));
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  public Finding heads(String invariant, Naming naming) {
    return find(invariant, WRONG_HEADS, naming);
  }

  public Finding gaps(String invariant, Naming naming) {
    return find(invariant, WRONG_GAPS, naming);
  }

  public Finding complete(String invariant, Naming naming) {
    return find(invariant, GAPPED, naming);
  }

  private Finding find(String invariant, String offending, Naming naming) {
    var offences = new Offences(invariant);
    try (PreparedStatement statement = connection.prepareStatement(offending)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          offences.add(naming.of(row.getLong(1)), row.getString(2));
        }
      }
      return offences.finding(count());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private long count() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HEADS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static StorageUnavailable failure(SQLException e) {
    return new StorageUnavailable("the time line could not be verified: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
