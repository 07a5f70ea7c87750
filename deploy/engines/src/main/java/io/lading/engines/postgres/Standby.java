package io.lading.engines.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes the files of a hot standby from those of a server that goes on running. Without
 * pg_basebackup, which does not come with the programs: between the two calls that begin and end a
 * backup the data folder is copied, and what changed meanwhile is replayed from the log. A slot at
 * the primary keeps the log that the standby has not taken yet.
 */
record Standby(PostgresAddress primary, String slot) {

  private static final String RESERVE =
      """
      SELECT pg_create_physical_replication_slot(?, true)
      """;
  private static final String BEGIN =
      """
      SELECT pg_backup_start(?, fast => true)
      """;
  private static final String END =
      """
      SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)
      """;
  private static final String LET_GO =
      """
      SELECT pg_terminate_backend(active_pid, 30000)
      FROM pg_replication_slots
      WHERE slot_name = ? AND active
      """;
  private static final String FORGET =
      """
      SELECT pg_drop_replication_slot(slot_name)
      FROM pg_replication_slots
      WHERE slot_name = ?
      """;

  /** Copies the data of {@code original} to {@code copy}, whose home is empty. */
  void copy(Cluster original, Cluster copy) {
    Path half = copy.home().resolve("data.unfinished");
    try (Connection connection =
        primary.administration(PostgresAddress.MAINTENANCE).getConnection()) {
      run(connection, RESERVE, slot);
      run(connection, BEGIN, slot);
      DataFiles.copy(original.data(), half);
      Files.writeString(half.resolve("backup_label"), end(connection));
      follow(half);
      Files.copy(original.passwordFile(), copy.passwordFile(), StandardCopyOption.COPY_ATTRIBUTES);
      copy.unprivileged().own(copy.home());
      Files.move(half, copy.data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException failed) {
      Folders.delete(half);
      throw new EngineFailure("cannot make a standby of " + primary + ": " + failed, failed);
    }
  }

  private void follow(Path data) throws IOException {
    Files.createFile(data.resolve("standby.signal"));
    String settings =
        """
        primary_conninfo = 'host=%s port=%d user=%s password=%s application_name=%s'
        primary_slot_name = '%s'
        """
            .formatted(
                primary.host(),
                primary.port(),
                primary.administrator(),
                primary.password(),
                slot,
                slot);
    Files.writeString(
        data.resolve("postgresql.auto.conf"), settings, UTF_8, StandardOpenOption.APPEND);
  }

  private static String end(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString("labelfile");
    }
  }

  /** To be called when the standby has gone, so that the primary keeps nothing for it any more. */
  void forget() {
    try (Connection connection =
        primary.administration(PostgresAddress.MAINTENANCE).getConnection()) {
      run(connection, LET_GO, slot);
      run(connection, FORGET, slot);
    } catch (SQLException gone) {
      // A primary that has gone, too, keeps nothing.
    }
  }

  private static void run(Connection connection, String sql, String argument) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      statement.execute();
    }
  }
}
