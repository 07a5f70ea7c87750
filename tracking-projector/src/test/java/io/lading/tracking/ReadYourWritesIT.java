package io.lading.tracking;

import static io.lading.tracking.Answers.header;
import static io.lading.tracking.Answers.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.model.LgOrderCode;
import io.lading.core.reads.ReadToken;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Callers read what they wrote though the replica is half a second late, away, or hangs. The system
 * property {@code lading.pairs} has more pairs written and read than the suite has time for.
 */
class ReadYourWritesIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int PAIRS = Integer.getInteger("lading.pairs", 1_000);
  private static final int ORDERS = 96;

  private static ReplicatedProjector world;
  private static List<Long> orders;

  @BeforeAll
  static void aReplicaThatIsLate() throws Exception {
    world = new ReplicatedProjector().open();
    orders = world.orders(ORDERS);
    awaitReplica();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void noAnswerIsOlderThanWhatItsCallerWrote() throws Exception {
    Pairs pairs = new Pairs(world, orders).run(PAIRS);
    assertThat(pairs.stale()).as(pairs.toString()).isEmpty();
    System.out.println(pairs);
  }

  @Test
  void whatIsReplayedIsToldByTheReplicaTimeLineAndOrdersOfAStatusIncluded() throws Exception {
    long order = orders.getFirst();
    Scanner scanner = world.scanner();
    world.pauseReplay();
    ReadToken token = scanner.scan(order);
    assertThat(header(read(path(order), token), "Lading-Read-Source")).isEqualTo("primary");
    world.resumeReplay();
    scanner.announce();
    for (String path :
        List.of(path(order), path(order) + "/tracking", "/orders?status=SHIPPED&limit=100")) {
      assertThat(toldByReplica(() -> read(path, token)).body()).contains(LgOrderCode.of(order));
    }
    for (String path : List.of("/inventory/1/1", "/inventory/low?below=1000")) {
      assertThat(toldByReplica(() -> world.projector.get(path)).statusCode()).isEqualTo(200);
    }
  }

  /** Sooner or later: a replica that is slow for a moment is not waited for. */
  private static HttpResponse<String> toldByReplica(Callable<HttpResponse<String>> question) {
    return await()
        .atMost(SOON)
        .until(question, answer -> header(answer, "Lading-Read-Source").equals("replica"));
  }

  @Test
  void stockIsToldAsItsCallerLeftItThoughWhatRunsShortIsKeptForAWhile() throws Exception {
    for (int pieces = 1; pieces <= 3; pieces++) {
      world.centre.stock(3, 1, 1);
      ReadToken token = world.tokens().ofNoOrder();
      JsonNode stock = json(read("/inventory/3/1", token));
      assertThat(stock.path("available").intValue()).isEqualTo(pieces);
      JsonNode low = json(read("/inventory/low?below=4&warehouseId=3", token));
      assertThat(low.path("stock").path(0).path("available").intValue()).isEqualTo(pieces);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aReplicaThatIsAwayOrHangsIsNotMissed() throws Exception {
    long order = orders.getLast();
    ReadToken token = world.scanner().scan(order);
    world.replica.kill();
    assertAnsweredByPrimary(order, token);
    awaitBypassed();
    await().atMost(SOON).until(() -> world.projector.get("/actuator/health").statusCode() == 200);
    world.replica.start();
    awaitReplica();
    world.line.stall();
    assertAnsweredByPrimary(order, token);
    awaitBypassed();
    world.line.resume();
    awaitReplica();
  }

  private static void assertAnsweredByPrimary(long order, ReadToken token) throws Exception {
    for (HttpResponse<String> answer :
        List.of(read(path(order), token), world.projector.get(path(order)))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(header(answer, "Lading-Read-Source")).isEqualTo("primary");
    }
  }

  private static void awaitBypassed() {
    await()
        .atMost(SOON)
        .until(() -> replicaHealth().path("status").stringValue().equals("BYPASSED"));
  }

  private static void awaitReplica() {
    toldByReplica(() -> world.projector.get(path(orders.getFirst())));
  }

  private static JsonNode replicaHealth() throws Exception {
    return world.projector.json("/actuator/health").path("components").path("replica");
  }

  private static HttpResponse<String> read(String path, ReadToken token) throws Exception {
    return world.projector.get(path, ReadToken.HEADER, token.text());
  }
}
