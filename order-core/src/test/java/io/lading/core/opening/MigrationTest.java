package io.lading.core.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationTest {

  @ParameterizedTest
  @CsvSource({
    "08006, true", // the connection broke
    "57P01, true", // the server goes down
    "57P03, true", // or comes up
    "53300, true", // or is full
    "55P03, true", // somebody holds a lock
    "40001, true",
    "42601, false",
    "3F000, false", // the administrator has not made the schema
    "42501, false",
    ", false"
  })
  void onlyTheWorldsFailuresAreWaitedFor(String state, boolean away) {
    var thrown =
        new FlywayException("migration failed", new SQLException("of the database", state));
    assertThat(Migration.isAway(thrown)).isEqualTo(away);
  }
}
