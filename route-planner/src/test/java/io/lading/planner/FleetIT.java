package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of the fleet. */
class FleetIT {

  private static final String DEAD = Topics.deadLettersOf(Topics.FLEET_UPDATES);

  private final Region region = new Region();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void theNewestTellingOfACourierWins() {
    region.planner();
    region.tell("courier-updated", courier("BUSY", "2026-11-28T10:00:00Z"));
    region.tell("courier-updated", courier("OFFLINE", "2026-11-28T09:00:00Z"));
    region.awaitQuiet();
    assertThat(region.rows("SELECT status FROM routing.courier")).containsExactly("1");
    region.tell("courier-updated", courier("AVAILABLE", "2026-11-28T11:00:00Z"));
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
        .atMost(Duration.ofSeconds(30))
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

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return Region.header(letter, "lading-error-message");
  }

  private static String courier(String status, String at) {
    return "{\"courierId\":7,\"warehouseId\":1,\"status\":\"%s\",\"occurredAt\":\"%s\"}"
        .formatted(status, at);
  }
}
