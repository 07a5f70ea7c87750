package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.engines.Engines;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** With a PostgreSQL of its own, because its log is read. */
class RaceIT {

  private static final long SEED = 20261122;
  private static final int THREADS = 32;
  private static final int ORDERS = 200;
  private static final int PIECES = 3;
  private static final Set<String> LOSSES =
      Set.of("INVALID_TRANSITION", "CANCEL_TOO_LATE", "CANCEL_NOT_NOW");

  /** What is raced for, as type and members of a message, and the path of a request. */
  private enum Move {
    CONFIRM("status-update", "status", ",\"status\":\"CONFIRMED\""),
    ACCEPT("status-update", "status", ",\"status\":\"CARRIER_ACCEPTED\""),
    CANCEL("cancel", "cancel", ",\"reason\":\"race\""),
    CAUGHT("intercept-answered", "intercept-answer", ",\"outcome\":\"CAUGHT\""),
    TOO_LATE("intercept-answered", "intercept-answer", ",\"outcome\":\"TOO_LATE\""),
    DELIVER("status-update", "status", ",\"status\":\"DELIVERED\"");

    private final String type;
    private final String path;
    private final String fields;

    Move(String type, String path, String fields) {
      this.type = type;
      this.path = path;
      this.fields = fields;
    }
  }

  @Test
  void confirmCancelInterceptAndDeliverRacedByThirtyTwoLeaveLegalHistoriesAndExactStock()
      throws Exception {
    try (var postgres = EmbeddedPostgres.start(PostgresSettings.temporary());
        World world = World.fresh(Engines.shared().kafka(), postgres.engine().newDatabase())) {
      Map<String, Integer> answers;
      try (RunningIngest ingest =
          world
              .ingest("--lading.intake.updates.poll-records=50", "--lading.api.patience=60s")
              .awaitUp()) {
        world.publish(List.of(Lives.stock(ORDERS * PIECES)));
        world.awaitDrained();
        world.publish(
            IntStream.range(0, ORDERS)
                .mapToObj(n -> Lives.trade("T-" + n, "CARRIER", PIECES))
                .toList());
        world.awaitDrained();
        answers = race(world, ingest, List.copyOf(Lives.codes(world).values()));
        world.awaitDrained();
        ingest.awaitUp();
      }
      assertThat(answers).as("seed %d", SEED).containsKey("200");
      answers.keySet().stream()
          .filter(answer -> !answer.equals("200"))
          .forEach(answer -> assertThat(LOSSES).as("seed %d", SEED).contains(answer));
      isLegal(world);
      world.everyInvariantHolds();
      assertThat(Files.readString(postgres.log()))
          .contains("ready to accept connections")
          .doesNotContain("deadlock detected");
    }
  }

  /** How often each answer was given by HTTP: 200, or the code of a problem. */
  private static Map<String, Integer> race(World world, RunningIngest ingest, List<String> codes)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<String>>> racers =
        IntStream.range(0, THREADS)
            .<Callable<List<String>>>mapToObj(
                n ->
                    () -> {
                      start.await();
                      var random = new Random(SEED + n);
                      return n % 4 == 0
                          ? byTopic(world, codes, random, n)
                          : byHttp(ingest, codes, random);
                    })
            .toList();
    Map<String, Integer> answers = new TreeMap<>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<List<String>> racer : threads.invokeAll(racers)) {
        racer.get().forEach(answer -> answers.merge(answer, 1, Integer::sum));
      }
    }
    return answers;
  }

  private static List<String> byTopic(World world, List<String> codes, Random random, int racer) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (String code : shuffled(codes, random)) {
      Move move = any(random);
      records.add(Lives.about(code, move.type, racer + "-" + code, move.fields));
    }
    world.publish(records);
    return List.of();
  }

  private static List<String> byHttp(RunningIngest ingest, List<String> codes, Random random) {
    List<String> answers = new ArrayList<>();
    for (String code : shuffled(codes, random)) {
      Move move = any(random);
      String body = "{\"lgOrderCode\":\"%s\"%s}".formatted(code, move.fields);
      HttpResponse<String> answer = ingest.post("/orders/" + code + "/" + move.path, body);
      answers.add(
          answer.statusCode() == 200
              ? "200"
              : JsonMapper.shared().readTree(answer.body()).path("code").asString());
    }
    return answers;
  }

  private static List<String> shuffled(List<String> codes, Random random) {
    List<String> mine = new ArrayList<>(codes);
    Collections.shuffle(mine, random);
    return mine;
  }

  private static Move any(Random random) {
    return Move.values()[random.nextInt(Move.values().length)];
  }

  private static void isLegal(World world) {
    assertThat(Lives.timeLines(world)).hasSize(ORDERS);
    assertThat(world.read(Topics.deadLettersOf(Topics.ORDER_UPDATES))).isEmpty();
    assertThat(
            world.number(
                """
                SELECT count(*) FROM orders.inventory i
                WHERE i.reserved <> 3 * (SELECT count(*) FROM orders.logistics_order_state WHERE status = 0)
                   OR i.quantity <> 3 * (SELECT count(*) FROM orders.logistics_order_state WHERE status IN (0, 14, 15))
                """))
        .isZero();
  }
}
