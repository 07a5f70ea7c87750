package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of the fleet. */
class FleetIT {

  private static final String DEAD = Topics.deadLettersOf(Topics.FLEET_UPDATES);

  private static final Instant AT = Instant.parse("2020-11-28T10:00:00Z");

  private final Region region = new Region();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void theNewestTellingOfACourierWins() {
    region.planner();
    region.tell("courier-updated", courier("BUSY", "2020-11-28T10:00:00Z"));
    region.tell("courier-updated", courier("OFFLINE", "2020-11-28T09:00:00Z"));
    region.awaitQuiet();
    assertThat(region.rows("SELECT status FROM routing.courier")).containsExactly("1");
    region.tell("courier-updated", courier("AVAILABLE", "2020-11-28T11:00:00Z"));
    region.awaitQuiet();
    assertThat(region.rows("SELECT status FROM routing.courier")).containsExactly("0");
  }

  @Test
  void malformedMessagesAreDeadLetteredWithTheirReasonAndHarmNobody() {
    region.planner();
    region.tell("courier-updated", "{\"courierId\":\"x\",\"status\":\"SLEEPING\"}");
    region.tell("no-such-thing", "{}");
    region.tell("route-departed", "{\"routeId\":\"R4711\"}");
    region.warehouse(30.25, 120.17);
    region.awaitQuiet();
    assertThat(region.rows("SELECT name FROM routing.warehouse")).containsExactly("Hangzhou");
    assertThat(region.records(DEAD))
        .extracting(record -> Region.header(record, "lading-error-code"))
        .containsExactlyInAnyOrder("INVALID_EVENT", "UNKNOWN_TYPE", "INVALID_EVENT");
    assertThat(region.records(DEAD))
        .extracting(FleetIT::reason)
        .anyMatch(reason -> reason.contains("courierId") && reason.contains("status"))
        .anyMatch(reason -> reason.contains("there is no route R4711"));
    assertThat(region.rows("SELECT sum(dead_lettered) FROM routing.consumer_position"))
        .containsExactly("3");
  }

  @Test
  void theDepartureOfASupersededRouteIsRejected() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "10", 10);
    region.planner();
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.number("SELECT count(*) FROM routing.delivery_route") == 1);
    region.publish(StatusEvents.order(1, 3, io.lading.core.contract.OrderStatus.CANCELLED));
    region.awaitQuiet();
    String route = region.rows("SELECT 'R' || route_id FROM routing.delivery_route").getFirst();
    region.tell("route-departed", "{\"routeId\":\"" + route + "\"}");
    region.awaitQuiet();
    assertThat(region.events(Topics.ORDER_REJECTIONS, "io.lading.order.rejected"))
        .singleElement()
        .matches(rejected -> rejected.path("code").asString().equals("INVALID_TRANSITION"));
    region.everyInvariantHolds();
  }

  @Test
  void whatIsToldLateOverwritesNothingNewer() {
    region.planner();
    tell("warehouse-updated", warehouse(30.1), AT);
    tell("warehouse-updated", warehouse(30.1), AT.plusSeconds(5));
    tell("warehouse-updated", warehouse(30.9), AT.plusSeconds(3));
    tell("place-updated", place(31.1), AT);
    tell("place-updated", place(31.1), AT.plusSeconds(5));
    tell("place-updated", place(31.9), AT.plusSeconds(3));
    region.awaitQuiet();
    assertThat(region.rows("SELECT lat FROM routing.warehouse")).containsExactly("30.1");
    assertThat(region.rows("SELECT lat FROM routing.place")).containsExactly("31.1");
  }

  @Test
  void ofWhatWasToldForTheSameMomentAReplayChangesNothing() throws Exception {
    String onePerPoll = "--lading.planner.intake.fleet.poll-records=1";
    RunningPlanner planner = region.planner(onePerPoll);
    region.tell("courier-updated", courier("OFFLINE", "2020-11-28T10:00:00Z"));
    region.tell("courier-updated", courier("AVAILABLE", "2020-11-28T10:00:00Z"));
    tell("warehouse-updated", warehouse(30.9), AT);
    tell("warehouse-updated", warehouse(30.1), AT);
    region.awaitQuiet();
    List<String> before = fleet();
    planner.stop();
    region.replay(Region.FLEET_GROUP, Topics.FLEET_UPDATES);
    region.planner(onePerPoll);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.number("SELECT sum(consumed) FROM routing.consumer_position") == 8);
    region.awaitQuiet();
    assertThat(fleet()).isEqualTo(before);
  }

  @Test
  void aTellingWithoutAWarehouseLeavesTheCourierWhereHeIs() {
    region.tell("courier-updated", courier("AVAILABLE", "2020-11-28T10:00:00Z"));
    region.tell(
        "courier-updated",
        "{\"courierId\":7,\"status\":\"BUSY\",\"occurredAt\":\"2020-11-28T11:00:00Z\"}");
    region.planner();
    region.awaitQuiet();
    assertThat(region.rows("SELECT warehouse_id || ' ' || status FROM routing.courier"))
        .containsExactly("1 1");
  }

  @Test
  void aCourierToldInTheFutureIsADeadLetterAndHoldsNothingOff() {
    region.planner();
    region.tell("courier-updated", courier("OFFLINE", "2999-01-01T00:00:00Z"));
    region.tell("courier-updated", courier("BUSY", "2020-11-28T10:00:00Z"));
    region.awaitQuiet();
    assertThat(region.rows("SELECT status FROM routing.courier")).containsExactly("1");
    assertThat(region.records(DEAD))
        .extracting(FleetIT::reason)
        .containsExactly(
            "/occurredAt: is 2999-01-01T00:00:00Z, expected to be at most PT5M from now");
  }

  @Test
  void whatIsSentFromTheFutureIsADeadLetterAndHoldsNothingOff() {
    region.planner();
    Instant future = Instant.parse("2999-01-01T00:00:00Z");
    tell("warehouse-updated", warehouse(30.9), future);
    tell("place-updated", place(30.9), future);
    tell("courier-updated", "{\"courierId\":7,\"warehouseId\":1,\"status\":\"OFFLINE\"}", future);
    tell("warehouse-updated", warehouse(30.1), AT);
    tell("place-updated", place(30.1), AT);
    region.tell("courier-updated", courier("BUSY", "2020-11-28T10:00:00Z"));
    region.awaitQuiet();
    assertThat(region.rows("SELECT lat FROM routing.warehouse")).containsExactly("30.1");
    assertThat(region.rows("SELECT lat FROM routing.place")).containsExactly("30.1");
    assertThat(region.rows("SELECT status FROM routing.courier")).containsExactly("1");
    assertThat(region.records(DEAD))
        .extracting(FleetIT::reason)
        .hasSize(3)
        .containsOnly(
            "ce_time or timestamp: is 2999-01-01T00:00:00Z, expected to be at most PT5M from now");
  }

  private List<String> fleet() {
    return region.rows(
        """
        SELECT row_to_json(c)::text FROM routing.courier c
        UNION ALL SELECT row_to_json(w)::text FROM routing.warehouse w
        UNION ALL SELECT warehouse_id || ' asked ' || asked FROM routing.planning
        ORDER BY 1
        """);
  }

  /** Sent then. */
  private void tell(String type, String json, Instant sent) {
    region.publish(
        new OutgoingMessage(
            Topics.FLEET_UPDATES,
            bytes("fleet"),
            List.of(header("ce_type", "io.lading.fleet." + type), header("ce_time", "" + sent)),
            bytes(json),
            null,
            null));
  }

  private static MessageHeader header(String name, String value) {
    return new MessageHeader(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String warehouse(double lat) {
    return "{\"warehouseId\":1,\"location\":{\"lat\":%s,\"lon\":120.1}}".formatted(lat);
  }

  private static String place(double lat) {
    return "{\"addressCode\":\"A\",\"location\":{\"lat\":%s,\"lon\":120.1}}".formatted(lat);
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return Region.header(letter, "lading-error-message");
  }

  private static String courier(String status, String at) {
    return "{\"courierId\":7,\"warehouseId\":1,\"status\":\"%s\",\"occurredAt\":\"%s\"}"
        .formatted(status, at);
  }
}
