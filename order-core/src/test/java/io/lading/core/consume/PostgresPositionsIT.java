package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.consume.Claiming.Claimed;
import io.lading.core.consume.Claiming.Refused;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionLost;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresPositionsIT {

  private static final PartitionRef ZERO = new PartitionRef("group", "topic", 0);
  private static final PartitionRef ONE = new PartitionRef("group", "topic", 1);
  private static final UUID TOPIC = new UUID(7, 7);

  private Database database;
  private PostgresPositions positions;

  @BeforeEach
  void freshDatabase() {
    database = Engines.shared().postgres().newDatabase();
    database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    positions = new PostgresPositions(database.as("lading_ingest"));
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void everyClaimRaisesTheEpochAndGoesOnWhereTheLastOneWas() throws SQLException {
    Claim first = claim(ZERO, null);
    move(new PositionMove(ZERO, first.epoch(), 0, 30));
    Claim second = claim(ZERO, null);
    assertThat(first).isEqualTo(new Claim(ZERO, TOPIC, 1, 0, false));
    assertThat(second).isEqualTo(new Claim(ZERO, TOPIC, 2, 30, false));
  }

  @Test
  void aLookTellsHowFarAGroupIsAndClaimsNothing() throws SQLException {
    Claim claimed = claim(ZERO, null);
    move(new PositionMove(ZERO, claimed.epoch(), 0, 30));
    assertThat(positions.stored("group", "topic"))
        .isEqualTo(Map.of(ZERO, new StoredPosition(TOPIC, 30)));
    assertThat(positions.stored("group", "another")).isEmpty();
    move(new PositionMove(ZERO, claimed.epoch(), 30, 31));
  }

  @Test
  void aZombieCannotMoveWhatAnotherHasClaimed() throws SQLException {
    Claim zombie = claim(ZERO, null);
    claim(ZERO, null);
    assertThatThrownBy(() -> move(new PositionMove(ZERO, zombie.epoch(), 0, 30)))
        .isInstanceOf(PositionLost.class);
    assertThat(claim(ZERO, null).nextOffset()).isZero();
  }

  @Test
  void allMovesOfABatchSucceedOrNone() throws SQLException {
    Claim zero = claim(ZERO, null);
    Claim one = claim(ONE, null);
    PositionMove good = new PositionMove(ZERO, zero.epoch(), 0, 10);
    assertThatThrownBy(() -> move(good, new PositionMove(ONE, one.epoch(), 5, 10)))
        .isInstanceOf(PositionLost.class);
    assertThat(claim(ZERO, null).nextOffset()).isZero();
    assertThat(claim(ONE, null).nextOffset()).isZero();
  }

  @Test
  void anOperatorsOffsetIsWrittenBeforeAnythingElse() throws SQLException {
    Claim before = claim(ZERO, null);
    move(new PositionMove(ZERO, before.epoch(), 0, 80));
    Claim obeyed = claim(ZERO, new CommittedOffset(20, ""));
    assertThat(obeyed).isEqualTo(new Claim(ZERO, TOPIC, 2, 20, true));
    assertThat(claim(ZERO, new CommittedOffset(20, OffsetMark.TEXT)).nextOffset()).isEqualTo(20);
  }

  @Test
  void oneRefusalLeavesEveryPartitionAsItWas() {
    claim(ZERO, null);
    Claiming claiming =
        positions.claim(
            List.of(
                situation(ZERO, null),
                new PartitionSituation(ONE, TOPIC, new CommittedOffset(500, ""), 0, 100)));
    assertThat(claiming).isInstanceOf(Refused.class);
    assertThat(claim(ZERO, null).epoch()).isEqualTo(2);
    assertThat(claim(ONE, null).epoch()).isEqualTo(1);
  }

  @Test
  void racingClaimsOfANewPartitionEachGetAnEpochOfTheirOwn() throws Exception {
    List<Callable<Claim>> racers =
        IntStream.range(0, 12).<Callable<Claim>>mapToObj(n -> () -> claim(ZERO, null)).toList();
    try (var threads = Executors.newFixedThreadPool(12)) {
      List<Long> epochs =
          threads.invokeAll(racers).stream().map(won -> won.resultNow().epoch()).toList();
      assertThat(epochs)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 12).mapToObj(Long::valueOf).toList());
    }
  }

  @Test
  void talliesAddUpToWhatWasConsumed() throws SQLException {
    Claim claim = claim(ZERO, null);
    try (Connection transaction = database.as("lading_ingest").getConnection()) {
      positions.move(transaction, List.of(new PositionMove(ZERO, claim.epoch(), 0, 10)));
      positions.tally(transaction, Map.of(ZERO, new Tally(4, 3, 2, 1, 0)));
      positions.tally(transaction, Map.of(ZERO, new Tally(1, 0, 0, 0, 0)));
    }
    assertThat(consumed()).isEqualTo(11);
  }

  private Claim claim(PartitionRef partition, @Nullable CommittedOffset committed) {
    Claiming claiming = positions.claim(List.of(situation(partition, committed)));
    assertThat(claiming).isInstanceOf(Claimed.class);
    return ((Claimed) claiming).claims().getFirst();
  }

  private void move(PositionMove... moves) throws SQLException {
    try (Connection transaction = database.as("lading_ingest").getConnection()) {
      transaction.setAutoCommit(false);
      positions.move(transaction, List.of(moves));
      transaction.commit();
    }
  }

  private long consumed() throws SQLException {
    try (Connection connection = database.asAdministrator().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT consumed FROM orders.consumer_position")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static PartitionSituation situation(
      PartitionRef partition, @Nullable CommittedOffset committed) {
    return new PartitionSituation(partition, TOPIC, committed, 0, 100);
  }
}
