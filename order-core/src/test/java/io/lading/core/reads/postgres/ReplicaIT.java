package io.lading.core.reads.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.reads.Answered;
import io.lading.core.reads.FreshReads;
import io.lading.core.reads.NotYetProjected;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.ReplicaState;
import io.lading.core.reads.ReplicaState.Bypassed;
import io.lading.core.reads.ReplicaState.Following;
import io.lading.core.reads.Source;
import io.lading.engines.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A primary and a replica that follows it by streaming, both real. */
class ReplicaIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration MOST_LAG = Duration.ofSeconds(30);
  private static final Patience PATIENT = new Patience(SOON, SOON);
  private static final Patience IMPATIENT = new Patience(Duration.ZERO, Duration.ZERO);
  private static final AtomicLong ORDERS = new AtomicLong();

  private static Pair pair;

  private final long order = ORDERS.incrementAndGet();
  private Instant now = Instant.EPOCH;
  private ReplicaWatch watch;

  @BeforeAll
  static void onePairForAll() {
    pair = new Pair();
  }

  @AfterAll
  static void close() {
    pair.close();
  }

  @BeforeEach
  void follow() {
    watch = watchOver(pair.database.asAdministrator(), pair.standby);
    awaitFollowing();
  }

  @AfterEach
  void resume() throws SQLException {
    pair.resume();
  }

  @Test
  void aCallerFindsWhatHeWroteThoughTheReplicaIsBehind() throws SQLException {
    ReadTokens first = written(1);
    await().atMost(SOON).until(() -> read(first, IMPATIENT).source() == Source.REPLICA);
    pair.pause();
    ReadTokens second = written(2);
    assertThat(read(second, IMPATIENT)).isEqualTo(new Answered<>(2, Source.PRIMARY));
    assertThat(read(ReadTokens.NONE, PATIENT)).isEqualTo(new Answered<>(1, Source.REPLICA));
    assertThat(read(first, PATIENT)).isEqualTo(new Answered<>(1, Source.REPLICA));
    pair.resume();
    await().atMost(SOON).until(() -> read(second, IMPATIENT).source() == Source.REPLICA);
    assertThat(read(second, IMPATIENT).answer()).isEqualTo(2);
  }

  @Test
  void whatIsReplayedSoonIsWaitedFor() throws Exception {
    pair.pause();
    ReadTokens written = written(1);
    var answer = CompletableFuture.supplyAsync(() -> read(written, PATIENT));
    pair.resume();
    assertThat(answer.get()).isEqualTo(new Answered<>(1, Source.REPLICA));
  }

  @Test
  void whoIsTooFarBehindIsNotAskedUntilHeHasCaughtUp() throws SQLException {
    pair.pause();
    written(1);
    watch.runOnce();
    now = now.plus(MOST_LAG).plusSeconds(1);
    watch.runOnce();
    assertThat(why(watch.state())).contains("behind");
    assertThat(read(ReadTokens.NONE, PATIENT)).isEqualTo(new Answered<>(1, Source.PRIMARY));
    pair.resume();
    awaitFollowing();
    assertThat(read(ReadTokens.NONE, PATIENT).source()).isEqualTo(Source.REPLICA);
  }

  @Test
  void whoIsAwayIsNotMissed() throws SQLException {
    ReadTokens written = written(1);
    pair.standby.kill();
    assertThat(read(written, PATIENT)).isEqualTo(new Answered<>(1, Source.PRIMARY));
    assertThat(watch.state()).isInstanceOf(Bypassed.class);
    watch.runOnce();
    assertThat(why(watch.state())).contains("cannot be looked at");
    pair.standby.start();
    awaitFollowing();
    await().atMost(SOON).until(() -> read(written, PATIENT).source() == Source.REPLICA);
  }

  @Test
  void whoIsBusyOrReplaysFirstIsAskedAgainByTheNext() throws SQLException {
    ReadTokens written = written(1);
    for (SQLException passing :
        List.of(
            new SQLTransientConnectionException("all are in use"),
            new SQLException("conflict with recovery", "40001"))) {
      var sources =
          new ReadConnections.Sources(
              pair.database.asAdministrator(), new NoConnections(passing), watch);
      assertThat(read(written, sources, PATIENT)).isEqualTo(new Answered<>(1, Source.PRIMARY));
      assertThat(watch.state()).isInstanceOf(Following.class);
    }
  }

  /** The promoted one goes on by itself, and whoever still follows the old one is of the past. */
  @Test
  void neitherThePromotedNorTheLeftBehindAreAskedForMoreThanTheyKnow() throws SQLException {
    try (EmbeddedPostgres promoted = pair.another()) {
      ReplicaWatch over = watchOver(pair.database.asAdministrator(), promoted);
      await().atMost(SOON).until(() -> looked(over) instanceof Following);
      Pair.execute(pair.on(promoted), "SELECT pg_promote()");
      ReadTokens written = written(1);
      assertThat(read(written, sources(over, promoted), PATIENT))
          .isEqualTo(new Answered<>(1, Source.PRIMARY));
      assertThat(why(looked(over))).contains("promoted");

      ReplicaWatch past = watchOver(pair.on(promoted), pair.standby);
      assertThat(why(looked(past))).contains("timeline 1, its primary is on 2");
      ReadToken elsewhere = new WrittenTokens(pair.on(promoted)).ofNoOrder();
      assertThat(elsewhere.written().timeline()).isEqualTo(2);
      var ahead = new ReadTokens(List.of(elsewhere));
      assertThatThrownBy(() -> read(ahead, IMPATIENT)).isInstanceOf(NotYetProjected.class);
      var after = new ReadConnections.Sources(pair.on(promoted), pair.on(pair.standby), past);
      assertThat(read(ahead, after, IMPATIENT).source()).isEqualTo(Source.PRIMARY);
    }
  }

  @Test
  void whatIsNotProjectedIsWaitedForAndThenSaidToBeMissing() throws SQLException {
    ReadTokens written = written(1);
    var sources = sources(watch, pair.standby);
    var projection = new AtomicLong();
    Sight third = (_, _) -> projection.incrementAndGet() > 3;
    var patient = new ReadConnections(sources, third, PATIENT, new Waiting(1));
    assertThat(answer(written, patient).answer()).isEqualTo(1);
    var never = new ReadConnections(sources, (_, _) -> false, IMPATIENT, new Waiting(1));
    assertThatThrownBy(() -> answer(written, never)).isInstanceOf(NotYetProjected.class);
    var crowded = new ReadConnections(sources, (_, _) -> false, PATIENT, new Waiting(0));
    assertThatThrownBy(() -> answer(written, crowded)).isInstanceOf(NotYetProjected.class);
    assertThat(answer(ReadTokens.NONE, never).source()).isEqualTo(Source.REPLICA);
  }

  @Test
  void aTokenSaysAtWhichEventItsOrderIs() throws SQLException {
    pair.write(order, 7);
    var tokens = new WrittenTokens(pair.database.as("lading_ingest"));
    assertThat(tokens.ofOrder(order).sequence()).isEqualTo(7);
    assertThat(tokens.ofOrder(order).orderId()).isEqualTo(order);
    for (ReadToken none : List.of(tokens.ofNoOrder(), tokens.ofOrder(order + 1_000_000))) {
      assertThat(none.orderId()).isZero();
      assertThat(none.sequence()).isZero();
    }
  }

  private ReplicaWatch watchOver(DataSource primary, EmbeddedPostgres replica) {
    return new ReplicaWatch(primary, pair.on(replica), MOST_LAG, () -> now);
  }

  private void awaitFollowing() {
    await().atMost(SOON).until(() -> looked(watch) instanceof Following);
  }

  private static ReplicaState looked(ReplicaWatch watch) {
    watch.runOnce();
    return watch.state();
  }

  private static String why(ReplicaState state) {
    return state instanceof Bypassed(String why) ? why : "not bypassed: " + state;
  }

  private ReadTokens written(int sequence) throws SQLException {
    pair.write(order, sequence);
    var tokens = new WrittenTokens(pair.database.as("lading_ingest"));
    return new ReadTokens(List.of(tokens.ofOrder(order)));
  }

  private ReadConnections.Sources sources(ReplicaWatch over, EmbeddedPostgres replica) {
    return new ReadConnections.Sources(pair.database.asAdministrator(), pair.on(replica), over);
  }

  private Answered<Integer> read(ReadTokens written, Patience patience) {
    return read(written, sources(watch, pair.standby), patience);
  }

  private Answered<Integer> read(
      ReadTokens written, ReadConnections.Sources sources, Patience patience) {
    return answer(
        written, new ReadConnections(sources, Sight.OF_THE_WRITTEN, patience, new Waiting(8)));
  }

  private Answered<Integer> answer(ReadTokens written, ReadConnections connections) {
    return new FreshReads(watch).answer(written, () -> sequence(connections));
  }

  private int sequence(ReadConnections connections) {
    try {
      return Pair.read(connections, order);
    } catch (SQLException e) {
      throw new StorageUnavailable("it cannot be read", e);
    }
  }
}
