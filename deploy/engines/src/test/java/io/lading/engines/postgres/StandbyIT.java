package io.lading.engines.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StandbyIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static EmbeddedPostgres primary;

  @BeforeAll
  static void onePrimaryForAll() throws SQLException {
    primary = EmbeddedPostgres.start(PostgresSettings.temporary());
    execute(primary, "CREATE TABLE told (word text)");
    execute(primary, "INSERT INTO told SELECT 'early' FROM generate_series(1, 100000)");
  }

  @AfterAll
  static void close() {
    primary.close();
  }

  @Test
  void itFollowsAlsoAfterItWasStoppedOrKilledAndWritesNothingItself() throws Exception {
    try (EmbeddedPostgres standby = primary.standby(PostgresSettings.temporary())) {
      assertThat(count(standby, "early")).isEqualTo(100_000);
      assertThatThrownBy(() -> execute(standby, "INSERT INTO told VALUES ('own')"))
          .hasMessageContaining("read-only");
      standby.stop();
      execute(primary, "INSERT INTO told VALUES ('stopped')");
      standby.start();
      awaitOne(standby, "stopped");
      standby.kill();
      execute(primary, "INSERT INTO told VALUES ('killed')");
      standby.start();
      awaitOne(standby, "killed");
    }
  }

  @Test
  void promotedItIsAServerOfItsOwnAndNothingIsLeftOfItAfterwards() throws Exception {
    EmbeddedPostgres standby = primary.standby(PostgresSettings.temporary());
    Path home = standby.log().getParent();
    assertThat(slots()).isEqualTo(1);
    execute(standby, "SELECT pg_promote()");
    execute(standby, "INSERT INTO told VALUES ('own way')");
    assertThat(count(standby, "own way")).isEqualTo(1);
    assertThat(count(primary, "own way")).isZero();
    standby.close();
    assertThat(home).doesNotExist();
    assertThat(slots()).isZero();
  }

  private static long slots() throws SQLException {
    return number(primary, "SELECT count(*) FROM pg_replication_slots");
  }

  private static void awaitOne(EmbeddedPostgres server, String word) {
    await().atMost(SOON).until(() -> count(server, word) == 1);
  }

  private static long count(EmbeddedPostgres server, String word) throws SQLException {
    return number(server, "SELECT count(*) FROM told WHERE word = '" + word + "'");
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.address().administration("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(EmbeddedPostgres server, String query) throws SQLException {
    try (Connection connection = server.address().administration("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
