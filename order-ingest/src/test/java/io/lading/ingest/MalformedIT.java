package io.lading.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import io.lading.engines.process.Ports;
import io.lading.engines.service.ServicePlan;
import io.lading.engines.service.ServiceProcess;
import io.lading.traffic.MalformedMessages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedIT {

  private static final String DEAD = Topics.deadLettersOf(Topics.TRADE_EVENTS);

  private final List<MalformedMessages.Message> malformed = MalformedMessages.all();

  @TempDir Path logs;

  @Test
  void everyClassOfMalformedInputIsDeadLetteredOnceAlsoAcrossAKillAndHarmsNoNeighbour()
      throws Exception {
    assertThat(malformed).hasSizeGreaterThanOrEqualTo(30);
    try (World world = World.fresh()) {
      int third = malformed.size() / 3;
      killedWhileConsuming(world, malformed.subList(0, third));
      killedWhileConsuming(world, malformed.subList(third, 2 * third));
      try (ServiceProcess ingest = process(world)) {
        world.publish(among(malformed));
        world.awaitDrained();
        ingest.awaitHealthy();
      }
      assertThat(world.number("SELECT count(*) FROM orders.outbox WHERE topic = '" + DEAD + "'"))
          .isEqualTo(malformed.size());
      Collection<ConsumerRecord<byte[], byte[]>> letters = oncePerOrigin(world.read(DEAD));
      assertThat(letters.stream().map(DeadLetters::name).toList())
          .containsExactlyInAnyOrderElementsOf(
              malformed.stream().map(MalformedMessages.Message::name).toList());
      Map<String, MalformedMessages.Message> sent = byName();
      letters.forEach(
          letter ->
              DeadLetters.isAsItCame(letter, requireNonNull(sent.get(DeadLetters.name(letter)))));
      assertThat(world.count("logistics_order")).isEqualTo(malformed.size());
      world.everyInvariantHolds();
    }
  }

  private Map<String, MalformedMessages.Message> byName() {
    return malformed.stream().collect(toMap(MalformedMessages.Message::name, each -> each));
  }

  /** A relay killed before it has noted what it published publishes that again: at least once. */
  private static Collection<ConsumerRecord<byte[], byte[]>> oncePerOrigin(
      List<ConsumerRecord<byte[], byte[]>> letters) {
    Map<String, ConsumerRecord<byte[], byte[]>> byOrigin = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : letters) {
      byOrigin.putIfAbsent(
          DeadLetters.header(letter, "lading-original-partition")
              + ":"
              + DeadLetters.header(letter, "lading-original-offset"),
          letter);
    }
    return byOrigin.values();
  }

  private void killedWhileConsuming(World world, List<MalformedMessages.Message> bad) {
    try (ServiceProcess killed = process(world)) {
      world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 1_000)));
      world.awaitDrained();
      long before = consumed(world);
      world.publish(among(bad));
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> consumed(world) > before);
      killed.kill();
    }
  }

  /** A few records per commit, so that a kill finds it in the middle. */
  private ServiceProcess process(World world) {
    String brokers = world.kafka.bootstrapServers();
    List<String> arguments = new ArrayList<>(RunningIngest.arguments(world.database, brokers));
    arguments.add("--lading.intake.trades.poll-records=3");
    var plan = ServicePlan.onClassPath("order-ingest", OrderIngest.class, arguments);
    Path log = logs.resolve("order-ingest.log");
    return ServiceProcess.start(plan, Ports.free(), log).awaitHealthy();
  }

  private static long consumed(World world) {
    return world.number(
        "SELECT coalesce(sum(consumed), 0) FROM orders.consumer_position"
            + " WHERE topic = 'lading.trade-events.v1'");
  }

  /** Each between two good ones, which are the same every time. */
  private List<ProducerRecord<byte[], byte[]>> among(List<MalformedMessages.Message> bad) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int n = 0; n < bad.size(); n++) {
      records.add(PipelineIT.trade("GOOD-" + n, "good-" + n, 1));
      records.add(DeadLetters.record(Topics.TRADE_EVENTS, null, bad.get(n)));
    }
    return records;
  }
}
