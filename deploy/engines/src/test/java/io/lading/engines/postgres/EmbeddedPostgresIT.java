package io.lading.engines.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  @Test
  void committedRowsSurviveKillAndRestartOnTheSamePort() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresSettings.temporary())) {
      int port = postgres.port();
      try (Connection connection = connect(postgres)) {
        execute(connection, "CREATE TABLE kept AS SELECT 1 AS id");
        postgres.kill();
        assertThat(postgres.isRunning()).isFalse();
        assertThatThrownBy(() -> execute(connection, "SELECT 1")).isInstanceOf(SQLException.class);
      }
      postgres.start();
      assertThat(postgres.port()).isEqualTo(port);
      try (Connection connection = connect(postgres)) {
        assertThat(value(connection, "SELECT id FROM kept")).isEqualTo("1");
      }
    }
  }

  @Test
  void dataInAGivenFolderSurvivesTheEndOfTheEngine(@TempDir Path folder) throws Exception {
    int port = Ports.free();
    try (EmbeddedPostgres first =
            EmbeddedPostgres.start(PostgresSettings.persistent(folder, port));
        Connection connection = connect(first)) {
      execute(connection, "CREATE TABLE kept AS SELECT 1 AS id");
    }
    try (EmbeddedPostgres second =
            EmbeddedPostgres.start(PostgresSettings.persistent(folder, port));
        Connection connection = connect(second)) {
      assertThat(value(connection, "SELECT id FROM kept")).isEqualTo("1");
    }
    assertThat(Files.readString(folder.resolve("postgres.log")))
        .contains("database system is shut down")
        .doesNotContain("was not properly shut down");
  }

  @Test
  void temporaryDataIsGoneAfterwards() {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresSettings.temporary());
    Path home = postgres.log().getParent();
    assertThat(home).exists();
    postgres.close();
    assertThat(home).doesNotExist();
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()));
      PostgresSettings settings = new PostgresSettings(null, taken.getLocalPort(), Map.of());
      assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
          .isInstanceOf(EngineFailure.class)
          .hasMessage("port " + taken.getLocalPort() + " for PostgreSQL is already taken");
    }
  }

  @Test
  void strangersWithoutThePasswordAreRefused() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresSettings.temporary())) {
      PostgresAddress guess =
          new PostgresAddress("127.0.0.1", postgres.port(), "postgres", "guessed");
      assertThatThrownBy(() -> guess.administration("postgres").getConnection())
          .hasMessageContaining("password authentication failed");
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return postgres.address().administration("postgres").getConnection();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
