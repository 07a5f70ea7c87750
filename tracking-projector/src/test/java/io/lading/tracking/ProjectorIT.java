package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.EventKind;
import io.lading.core.model.LgOrderCode;
import io.lading.engines.Engines;
import io.lading.engines.process.FaultProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProjectorIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String TIMELINE =
      "SELECT t::text FROM timeline t ORDER BY order_id, sequence";
  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";

  private final Projector projector = new Projector();

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void eventsBecomeTheTimeLineOfTheirOrder() throws Exception {
    projector.open();
    projector.publishAll(41, 1, 5);
    projector.publishAll(42, 1, 1);
    awaitConsumed(6);
    JsonNode answer = projector.json(path(41));
    assertThat(answer.path("lgOrderCode").stringValue()).isEqualTo("LG0000000000000000041");
    assertThat(answer.path("orderId").stringValue()).isEqualTo("41");
    assertThat(answer.path("status").stringValue()).isEqualTo("WAREHOUSE_OUTBOUND");
    assertThat(answer.path("complete").booleanValue()).isTrue();
    assertThat(answer.path("timeline")).hasSize(5);
    assertThat(answer.path("timeline").get(1).toString())
        .isEqualTo(
            "{\"sequence\":2,\"kind\":\"TRANSITION\",\"status\":\"CONFIRMED\",\"previousStatus\":\"PENDING\","
                + "\"statusVersion\":1,\"milestone\":\"CONFIRMED\",\"package\":{\"packageNo\":\"p'1\",\"status\":\"CONFIRMED\",\"mailNo\":\"SF"
                + " \\\"1\\\", 2\",\"expressCode\":\"SF\"},\"location\":{\"text\":\"杭州, hub"
                + " {3}\",\"lat\":30.25,\"lon\":120.17},\"description\":\"arrived\\n"
                + "\\\\at NULL\",\"occurredAt\":\"2026-11-21T09:59:55.123456Z\","
                + "\"recordedAt\":\"2026-11-21T10:00:02.123456Z\"}");
    assertThat(answer.path("timeline").get(2).path("changedFields").toString())
        .isEqualTo("[\"receiver.name\",\"mailNo\"]");
    assertThat(projector.json(path(42)).path("timeline")).hasSize(1);
  }

  @Test
  void everyKindOfEventIsToldWithAllItSaysAndTheTimeItHappened() throws Exception {
    projector.open();
    EventKind[] kinds = EventKind.values();
    for (EventKind kind : kinds) {
      projector.publish(StatusEvents.message(43, kind.ordinal() + 1, kind));
    }
    awaitConsumed(kinds.length);
    JsonNode answer = projector.json(path(43)).path("timeline");
    assertThat(answer).hasSize(kinds.length);
    for (EventKind kind : kinds) {
      int sequence = kind.ordinal() + 1;
      assertThat(answer.get(kind.ordinal()).toString())
          .isEqualTo(
              ("{\"sequence\":%d,\"kind\":\"%s\",\"status\":\"DELIVERED\",\"previousStatus\":\"OUT_FOR_DELIVERY\","
                   + "\"statusVersion\":%d,\"milestone\":\"PICKED_UP\",\"package\":{\"packageNo\":\"p1\",\"status\":\"DELIVERED\","
                   + "\"mailNo\":\"SF1\",\"expressCode\":\"SF\"},\"changedFields\":[\"receiver.name\"],\"location\":{\"text\":\"hub\","
                   + "\"lat\":30.25,\"lon\":120.17},\"description\":\"%s\",\"occurredAt\":\"%s\",\"recordedAt\":\"%s\"}")
                  .formatted(
                      sequence,
                      kind,
                      sequence,
                      kind,
                      StatusEvents.START.minusSeconds(3_600L * sequence),
                      StatusEvents.START));
    }
  }

  @Test
  void repeatedWindowsOfManyOrdersLeaveTheSameTimeLine() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    projector.open("--lading.tracking.intake.poll-records=37");
    int[] published = new int[30];
    int records = 0;
    for (int i = 0; i < 200; i++) {
      int order = random.nextInt(published.length);
      int from = Math.max(1, published[order] + 1 - random.nextInt(4));
      int to = published[order] + random.nextInt(1, 3);
      projector.publishAll(1000 + order, from, to);
      published[order] = to;
      records += to - from + 1;
    }
    awaitConsumed(records);
    assertThat(
            projector.rows(
                "SELECT order_id || ':' || highest || ':' || contiguous FROM order_head ORDER BY"
                    + " 1"))
        .as("seed %s", seed)
        .allMatch(row -> row.split(":")[1].equals(row.split(":")[2]))
        .hasSize((int) Arrays.stream(published).filter(n -> n > 0).count());
    int events = Arrays.stream(published).sum();
    assertThat(projector.value("SELECT count(*) FROM timeline")).isEqualTo("" + events);
    assertThat(projector.value("SELECT sum(applied) || ' ' || sum(no_op) FROM consumer_position"))
        .as("seed %s", seed)
        .isEqualTo(events + " " + (records - events));
    assertThat(projector.value("SELECT count(*) FROM sequence_gap")).isEqualTo("0");
  }

  @Test
  void aGapIsToldAndClosedWhenItsEventsArriveAfterAll() throws Exception {
    projector.open();
    projector.publish(7, 1, 2, 6);
    awaitConsumed(3);
    JsonNode gapped = projector.json(path(7));
    assertThat(gapped.path("complete").booleanValue()).isFalse();
    assertThat(gapped.path("contiguousThrough").intValue()).isEqualTo(2);
    assertThat(gapped.path("sequence").intValue()).isEqualTo(6);
    await().atMost(SOON).until(() -> gauge("lading.tracking.gaps.open") == 1);
    projector.publish(7, 4);
    awaitConsumed(4);
    assertThat(openGaps()).containsExactly("3-3", "5-5");
    projector.publish(7, 5, 3);
    awaitConsumed(6);
    assertThat(openGaps()).isEmpty();
    assertThat(projector.json(path(7)).path("complete").booleanValue()).isTrue();
  }

  @Test
  void replayingTheTopicChangesNothing() throws Exception {
    projector.open();
    for (int order = 1; order <= 20; order++) {
      projector.publishAll(order, 1, 3);
    }
    projector.publishAll(21, 2, 4);
    awaitConsumed(63);
    List<String> before = projector.rows(TIMELINE);
    List<String> heads = projector.rows("SELECT h::text FROM order_head h ORDER BY order_id");
    projector.stop();
    projector.resetOffsets(0);
    projector.open();
    awaitConsumed(126);
    assertThat(projector.rows(TIMELINE)).isEqualTo(before);
    assertThat(projector.rows("SELECT h::text FROM order_head h ORDER BY order_id"))
        .isEqualTo(heads);
    assertThat(projector.value("SELECT sum(applied) FROM consumer_position")).isEqualTo("63");
    assertThat(projector.value("SELECT count(*) FROM sequence_gap")).isEqualTo("1");
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedFor() throws Exception {
    try (var proxy = FaultProxy.to(Engines.shared().postgres().address().port())) {
      projector.reaching(proxy.port()).open();
      projector.publishAll(1, 1, 2);
      awaitConsumed(2);
      proxy.cut();
      projector.publishAll(1, 3, 4);
      await().atMost(SOON).until(() -> projector.get("/actuator/health").statusCode() == 503);
      assertProblem(path(1), 503, "UNAVAILABLE");
      assertThat(projector.get(path(1)).headers().firstValue("Retry-After")).hasValue("5");
      proxy.resume();
      awaitConsumed(4);
      await().atMost(SOON).until(() -> projector.get("/actuator/health").statusCode() == 200);
      await().atMost(SOON).until(() -> projector.json(path(1)).path("timeline").size() == 4);
    }
  }

  @Test
  void aDatabaseThatIsNotThereYetIsWaitedForAndSaid() throws Exception {
    try (var proxy = FaultProxy.to(Engines.shared().postgres().address().port())) {
      proxy.cut();
      projector.reaching(proxy.port()).start();
      projector.publishAll(1, 1, 2);
      assertThat(openingWaitsFor("is away")).isEqualTo("Migrating the schema");
      assertThat(projector.get("/actuator/health").statusCode()).isEqualTo(503);
      assertThat(projector.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(projector.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(projector.get(path(1)).statusCode()).isEqualTo(503);
      proxy.resume();
      await().atMost(SOON).until(() -> projector.get("/actuator/health").statusCode() == 200);
      awaitConsumed(2);
      await().atMost(SOON).until(() -> projector.json(path(1)).path("timeline").size() == 2);
    }
  }

  @Test
  void aBrokerWhoseNameDoesNotResolveYetIsWaitedForAndSaid() throws Exception {
    projector.asking("kafka.invalid:9092").start();
    assertThat(openingWaitsFor("bootstrap")).isEqualTo("Consuming " + projector.topic);
    assertThat(projector.get("/actuator/health").statusCode()).isEqualTo(503);
    assertThat(projector.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(projector.get(path(1)).statusCode()).isEqualTo(404);
  }

  @Test
  void everySessionFindsItsRowsByIndexHoweverSmallTheTablesAre() throws Exception {
    projector.open();
    projector.publishAll(1, 1, 2);
    awaitConsumed(2);
    assertThat(projector.plan("SELECT * FROM timeline WHERE order_id = ANY ('{1,2}')"))
        .contains("one_row_per_event");
    assertThat(projector.plan("SELECT * FROM order_head WHERE order_id = ANY ('{1,2}')"))
        .contains("one_head_per_order");
    assertThat(
            projector.plan(
                "SELECT h.contiguous FROM unnest('{1,2}'::bigint[], '{0,1}'::integer[]) AS f"
                    + " (order_id, seen) JOIN order_head h ON h.order_id = f.order_id WHERE"
                    + " h.contiguous > f.seen"))
        .contains("one_head_per_order");
    assertThat(
            projector.plan(
                "SELECT t.sequence FROM unnest('{1,2}'::bigint[], '{0,1}'::integer[]) AS s"
                    + " (order_id, seen) JOIN timeline t ON t.order_id = s.order_id AND"
                    + " t.sequence > s.seen ORDER BY t.order_id, t.sequence"))
        .contains("one_row_per_event");
  }

  @Test
  void errorsAreProblemDetails() throws Exception {
    projector.open("--lading.tracking.api.page-entries=2");
    assertProblem(path(5), 404, "UNKNOWN_ORDER");
    assertProblem("/orders/5/tracking", 400, "MALFORMED_CODE");
    assertProblem("/orders/LG9999999999999999999/tracking", 400, "MALFORMED_CODE");
    assertProblem(path(5) + "?after=-1", 400, "INVALID_PARAMETER");
    assertProblem(path(5) + "?after=x", 400, "INVALID_PARAMETER");
    assertProblem("/nothing", 404, "NOT_FOUND");
    assertThat(projector.json("/openapi.json").path("openapi").stringValue()).isEqualTo("3.1.0");
    projector.publishAll(5, 1, 3);
    awaitConsumed(3);
    assertThat(projector.json(path(5)).path("nextAfter").intValue()).isEqualTo(2);
    JsonNode rest = projector.json(path(5) + "?after=2");
    assertThat(rest.path("timeline")).hasSize(1);
    assertThat(rest.has("nextAfter")).isFalse();
    assertThat(projector.json(path(5) + "?after=3").path("timeline")).isEmpty();
  }

  private void assertProblem(String path, int status, String code) throws Exception {
    var answer = projector.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = projector.json(path);
    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
  }

  /** In which step. */
  private String openingWaitsFor(String why) {
    return await()
        .atMost(SOON)
        .until(this::opening, told -> told.path("why").asString().contains(why))
        .path("step")
        .asString();
  }

  private JsonNode opening() throws Exception {
    return projector.json("/actuator/health").path("components").path("opening").path("details");
  }

  private List<String> openGaps() throws Exception {
    return projector.rows(
        "SELECT missing_from || '-' || missing_to FROM sequence_gap WHERE closed_at IS NULL ORDER"
            + " BY 1");
  }

  private double gauge(String name) {
    return projector.service().getBean(MeterRegistry.class).get(name).gauge().value();
  }

  private void awaitConsumed(int records) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(projector.value(CONSUMED)).isEqualTo("" + records));
  }

  private static String path(long orderId) {
    return "/orders/" + LgOrderCode.of(orderId) + "/tracking";
  }
}
