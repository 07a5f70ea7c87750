package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lading.core.consume.Claiming.Claimed;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.StorageUnavailable;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that freezes in the middle of a batch: roles.sql bounds what it can hold up. */
class AbandonedTransactionIT {

  private static final PartitionRef PARTITION = new PartitionRef("group", "topic", 0);
  private static final UUID TOPIC = new UUID(1, 1);

  private Database database;
  private PostgresPositions positions;

  @BeforeEach
  void freshDatabase() {
    database = Engines.shared().postgres().newDatabase();
    database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    positions = new PostgresPositions(database.as("lading_ingest"));
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void whoTakesThePartitionOverGoesOnAndTheFrozenOneCannotCommit() throws SQLException {
    long epoch = claim().epoch();
    try (Connection frozen = database.as("lading_ingest").getConnection()) {
      frozen.setAutoCommit(false);
      positions.move(frozen, List.of(new PositionMove(PARTITION, epoch, 0, 10)));

      Claim next =
          await()
              .atMost(Duration.ofSeconds(60))
              .ignoreException(StorageUnavailable.class)
              .until(this::claim, claim -> claim.epoch() > epoch);

      assertThat(next.nextOffset()).isZero();
      assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lading_ingest, idle_in_transaction_session_timeout, 10s",
    "lading_projector, lock_timeout, 5s",
    "lading_orders_owner, lock_timeout, 0",
    "lading_orders_owner, idle_in_transaction_session_timeout, 0",
    "lading_verify, idle_in_transaction_session_timeout, 0",
    "lading_verify, tcp_keepalives_idle, 10"
  })
  void everyRoleHasTheBoundsOfItsWork(String role, String setting, String value)
      throws SQLException {
    try (Connection connection = database.as(role).getConnection();
        var show = connection.prepareStatement("SELECT current_setting(?)")) {
      show.setString(1, setting);
      try (var row = show.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo(value);
      }
    }
  }

  private Claim claim() {
    Claiming claiming =
        positions.claim(List.of(new PartitionSituation(PARTITION, TOPIC, null, 0, 100)));
    assertThat(claiming).isInstanceOf(Claimed.class);
    return ((Claimed) claiming).claims().getFirst();
  }
}
