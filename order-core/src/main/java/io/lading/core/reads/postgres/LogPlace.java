package io.lading.core.reads.postgres;

import io.lading.core.reads.WalPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where a server is in the log of its cluster.
 *
 * @param cluster the system identifier, the same for a primary and all that follow it
 * @param follows whether it replays what another one writes
 * @param position what it has written, or replayed. The timeline of one that follows is known to be
 *     at least this: it is told with its restart points, which may be minutes late
 */
record LogPlace(long cluster, boolean follows, WalPosition position) {

  private static final String OF_A_PRIMARY =
      """
      SELECT s.system_identifier, pg_is_in_recovery() AS follows,
             (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint AS lsn,
             ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::integer AS timeline
      FROM pg_control_system() AS s
      """;

  private static final String OF_A_REPLICA =
      """
      SELECT s.system_identifier, pg_is_in_recovery() AS follows,
             coalesce((pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint, 0) AS lsn,
             greatest(c.timeline_id, r.min_recovery_end_timeline) AS timeline
      FROM pg_control_system() AS s, pg_control_checkpoint() AS c, pg_control_recovery() AS r
      """;

  private static final String TIMELINE_OF_A_PRIMARY =
      """
      SELECT ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::integer AS timeline
      """;

  /** Asks for nothing that needs a right. Fails at a server that only follows. */
  static int timelineOfPrimary(Connection connection) throws SQLException {
    try (PreparedStatement timeline = connection.prepareStatement(TIMELINE_OF_A_PRIMARY);
        ResultSet row = timeline.executeQuery()) {
      row.next();
      return row.getInt("timeline");
    }
  }

  /** Fails at a server that only follows. */
  static LogPlace ofPrimary(Connection connection) throws SQLException {
    return read(connection, OF_A_PRIMARY);
  }

  static LogPlace ofReplica(Connection connection) throws SQLException {
    return read(connection, OF_A_REPLICA);
  }

  private static LogPlace read(Connection connection, String statement) throws SQLException {
    try (PreparedStatement place = connection.prepareStatement(statement);
        ResultSet row = place.executeQuery()) {
      row.next();
      return new LogPlace(
          row.getLong("system_identifier"),
          row.getBoolean("follows"),
          new WalPosition(row.getInt("timeline"), row.getLong("lsn")));
    }
  }
}
