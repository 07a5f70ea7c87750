package io.lading.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.relay.RelayHealth.State;
import io.lading.engines.Engines;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * The relay's proof (specification: architecture, "The outbox is an append-only log"): many
 * writers, random holds and rollbacks, strangers idle in transactions, two relays fighting over the
 * lease, each in turn paused for longer than it.
 */
class OutboxRelayProofIT {

  private static final int WRITERS = 16;
  private static final long EVENTS = 110_000;
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final RelaySettings settings =
      RelayFixture.settings(
          "lease.duration", "1s", "lease.heartbeat", "250ms", "page.rows", "700", "poll", "20ms");

  @Test
  void nothingIsLostNorDisorderedNorPublishedOfARollback() throws Exception {
    long seed = new Random().nextLong();
    try (var fixture = RelayFixture.shared();
        var elsewhere = Engines.shared().postgres().newDatabase();
        Connection stranger = stranger(fixture.begin());
        Connection foreigner = stranger(elsewhere.asAdministrator().getConnection())) {
      var writers = new ProofWriters(fixture, seed, EVENTS);
      fight(fixture, writers);
      writers.join();
      assertThat(writers.failures).as("seed %d", seed).isEmpty();
      assertThat(stranger.isValid(5) && foreigner.isValid(5)).isTrue();
      compare(fixture, writers, seed);
    }
  }

  /** Each relay is paused once while it publishes, until the other has published a good deal. */
  private void fight(RelayFixture fixture, ProofWriters writers) throws Exception {
    var gateOfOne = new Gate();
    var gateOfTwo = new Gate();
    OutboxRelay one = gated(fixture, gateOfOne);
    OutboxRelay two = gated(fixture, gateOfTwo);
    one.prepare();
    two.prepare();
    one.start();
    two.start();
    writers.start(WRITERS);
    for (int round = 0; round < 4; round++) {
      atLeast(fixture, (round + 1) * EVENTS / 6);
      boolean oneOwns = state(one) == State.PUBLISHING;
      Gate gate = oneOwns ? gateOfOne : gateOfTwo;
      OutboxRelay other = oneOwns ? two : one;
      gate.shut(round % 2 == 1);
      await().atMost(PATIENCE).until(() -> state(other) == State.PUBLISHING);
      atLeast(fixture, fixture.publishedCount() + 2_000);
      gate.open();
    }
    writers.endWhenAllIsWritten();
    writers.join();
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    one.stop();
    two.stop();
  }

  private OutboxRelay gated(RelayFixture fixture, Gate gate) {
    return fixture.relay(
        gate.before(fixture.storage), gate.before(fixture.producers(settings)), settings);
  }

  private static State state(OutboxRelay relay) {
    return relay.health().lanes().getFirst().state();
  }

  private static void atLeast(RelayFixture fixture, long records) {
    await().atMost(PATIENCE).until(() -> fixture.publishedCount() >= records);
  }

  /** Idle in a transaction that has an id, for as long as the test runs. */
  private static Connection stranger(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = 0");
      statement.execute("SELECT pg_current_xact_id()");
    }
    return connection;
  }

  private static void compare(RelayFixture fixture, ProofWriters writers, long seed) {
    Map<String, Integer> latest = new HashMap<>();
    Set<String> seen = new HashSet<>();
    long repeats = 0;
    for (ConsumerRecord<byte[], byte[]> record : fixture.published()) {
      String[] event = new String(record.value(), StandardCharsets.UTF_8).split(":", 4);
      String name = event[0] + ":" + event[1];
      int sequence = Integer.parseInt(event[1]);
      assertThat(writers.committed.get(name)).as("%s, seed %d", name, seed).isEqualTo(event[2]);
      int before = latest.getOrDefault(event[0], 0);
      assertThat(sequence).as("after %d, %s, seed %d", before, name, seed).isLessThan(before + 2);
      latest.merge(event[0], sequence, Math::max);
      repeats += seen.add(name) ? 0 : 1;
    }
    assertThat(seen).as("seed %d", seed).hasSize(writers.committed.size());
    assertThat(seen.size()).isGreaterThanOrEqualTo(100_000);
    System.out.printf(
        "relay proof: %d events committed, 0 lost, 0 disordered, %d repeats, seed %d%n",
        seen.size(), repeats, seed);
  }
}
