package io.lading.core.reads.postgres;

import io.lading.core.reads.NotYetProjected;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.Reading;
import io.lading.core.reads.Replica;
import io.lading.core.reads.ReplicaState.Following;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections for questions. Inside a {@link Reading} they are the replica's if it is well and has
 * what the caller wrote, be it after a short wait; else the primary's. Nobody holds a connection
 * while he waits. Safe for many threads.
 */
public final class ReadConnections extends AbstractDataSource {

  /** Where connections come from, and whether the replica is well. */
  public record Sources(DataSource primary, DataSource replica, Replica state) {}

  private static final String REPLAY_WENT_BEFORE = "40001";

  private final Sources sources;
  private final Sight sight;
  private final Patience patience;
  private final Waiting waiting;

  /** {@code waiting}: for all questions of a service together. */
  public ReadConnections(Sources sources, Sight sight, Patience patience, Waiting waiting) {
    this.sources = sources;
    this.sight = sight;
    this.patience = patience;
    this.waiting = waiting;
  }

  /**
   * @throws NotYetProjected nobody can show what was written, but it was
   */
  @Override
  public Connection getConnection() throws SQLException {
    Reading reading = Reading.now();
    if (reading.mayAskReplica() && sources.state().state() instanceof Following(Duration lag)) {
      Connection connection = ofReplica(reading.written(), lag);
      if (connection != null) {
        reading.askedReplica();
        return connection;
      }
    }
    reading.askedPrimary();
    return ofPrimary(reading.written());
  }

  /** Whoever is further behind than anybody would wait is only asked once. */
  private @Nullable Connection ofReplica(ReadTokens written, Duration lag) {
    boolean hopeful = lag.compareTo(patience.forReplica()) <= 0;
    try {
      return waiting.atMost(
          hopeful ? patience.forReplica() : Duration.ZERO,
          () -> ifSeen(sources.replica().getConnection(), written, this::isReplayed));
    } catch (SQLException e) {
      if (!concernsOneQuestion(e)) {
        sources.state().failed(String.valueOf(e.getMessage()));
      }
      return null;
    }
  }

  /** All its connections are in use, or the replay went before: that is no illness. */
  private static boolean concernsOneQuestion(SQLException e) {
    boolean isBusy = e instanceof SQLTransientConnectionException && e.getCause() == null;
    return isBusy || REPLAY_WENT_BEFORE.equals(e.getSQLState());
  }

  private boolean isReplayed(Connection connection, ReadTokens written) throws SQLException {
    LogPlace place = LogPlace.ofReplica(connection);
    if (!place.follows()) {
      throw new SQLException("it follows nobody, it was promoted");
    }
    return written.areAt(place.position()) && sight.sees(connection, written);
  }

  private Connection ofPrimary(ReadTokens written) throws SQLException {
    Connection connection =
        waiting.atMost(
            patience.forProjection(),
            () -> ifSeen(sources.primary().getConnection(), written, this::isWritten));
    if (connection == null) {
      throw new NotYetProjected("it was written, but is not to be seen here yet");
    }
    return connection;
  }

  /** Not at a primary of the past, which knows nothing of what was written after a promotion. */
  private boolean isWritten(Connection connection, ReadTokens written) throws SQLException {
    return LogPlace.timelineOfPrimary(connection) >= written.newestTimeline()
        && sight.sees(connection, written);
  }

  /** Gives the connection back if not everything is seen there. */
  private static @Nullable Connection ifSeen(Connection connection, ReadTokens written, Sight sight)
      throws SQLException {
    boolean kept = false;
    try {
      kept = written.isEmpty() || sight.sees(connection, written);
      return kept ? connection : null;
    } finally {
      if (!kept) {
        connection.close();
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("the sources of connections know their users");
  }
}
