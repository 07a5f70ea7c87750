package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens because time passes, with two instances that both see to it. */
class TimeLimitsIT {

  private static final String[] SHORT = {
    "--lading.life.answer-within=1s",
    "--lading.life.complete-after=1s",
    "--lading.life.every=50ms",
    "--lading.parking.first-delay=100ms",
    "--lading.parking.at-most=1s",
    "--lading.parking.every=50ms"
  };

  private World world;

  @BeforeEach
  void freshWorld() {
    world = World.fresh();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void deliveredOrdersAreCompletedAndUnansweredInterceptsAnnouncedOnce() {
    try (RunningIngest one = world.ingest(SHORT).awaitUp();
        RunningIngest other = world.ingest(SHORT).awaitUp()) {
      world.publish(List.of(Lives.stock(10)));
      world.awaitDrained();
      world.publish(
          List.of(Lives.trade("DELIVERED", "DIRECT", 1), Lives.trade("ASKED", "CARRIER", 1)));
      await().atMost(Duration.ofSeconds(60)).until(() -> Lives.codes(world).size() == 2);
      Map<String, String> codes = Lives.codes(world);
      one.post(path(codes, "DELIVERED", "/status"), "{\"status\":\"DELIVERED\"}");
      other.post(path(codes, "ASKED", "/status"), "{\"status\":\"PICKED_UP\"}");
      one.post(path(codes, "ASKED", "/cancel"), "{}");
      await().atMost(Duration.ofSeconds(60)).until(() -> Lives.events(world).size() == 3 + 4);
      world.awaitDrained();
    }
    assertThat(Lives.timeLines(world))
        .containsEntry("DELIVERED", List.of("PENDING", "DELIVERED", "COMPLETED"))
        .containsEntry(
            "ASKED",
            List.of(
                "PENDING",
                "PICKED_UP",
                "DELIVERY_INTERCEPTING",
                "INTERCEPT_OVERDUE DELIVERY_INTERCEPTING"));
    world.everyInvariantHolds();
  }

  @Test
  void whatWaitsForItsOrderInVainIsADeadLetterOnce() {
    String unknown = "LG0000000000000000001";
    try (RunningIngest one = world.ingest(SHORT).awaitUp();
        RunningIngest other = world.ingest(SHORT).awaitUp()) {
      world.publish(List.of(Lives.status(unknown, "SHIPPED"), Lives.status(unknown, "SHIPPED")));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> world.ends(List.of(Topics.deadLettersOf(Topics.ORDER_UPDATES))) > 0);
      world.awaitDrained();
      one.awaitUp();
      other.awaitUp();
    }
    assertThat(world.read(Topics.deadLettersOf(Topics.ORDER_UPDATES)))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(header(letter, "lading-error-code")).isEqualTo("UNKNOWN_ORDER");
              assertThat(header(letter, "lading-original-topic")).isEqualTo(Topics.ORDER_UPDATES);
              assertThat(Integer.parseInt(header(letter, "lading-attempts"))).isGreaterThan(1);
              assertThat(new String(letter.key())).isEqualTo(unknown);
            });
    assertThat(world.count("parked_message")).isZero();
    world.everyInvariantHolds();
  }

  @Test
  void ordersThatNobodyHasToConfirmGoOnFromThere() {
    try (RunningIngest ingest = world.ingest("--lading.life.confirm-at-once=true").awaitUp()) {
      world.publish(List.of(Lives.stock(10)));
      world.awaitDrained();
      world.publish(List.of(Lives.trade("T", "DIRECT", 4), Lives.cancelled("T")));
      world.publish(List.of(Lives.trade("S", "DIRECT", 4)));
      world.awaitDrained();
      ingest.awaitUp();
    }
    assertThat(Lives.timeLines(world))
        .containsEntry("T", List.of("PENDING", "CONFIRMED", "CANCELLED"))
        .containsEntry("S", List.of("PENDING", "CONFIRMED"));
    assertThat(world.number("SELECT quantity FROM orders.inventory")).isEqualTo(6);
    assertThat(world.number("SELECT reserved FROM orders.inventory")).isZero();
    world.everyInvariantHolds();
  }

  private static String path(Map<String, String> codes, String trade, String path) {
    return "/orders/" + codes.get(trade) + path;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value());
  }
}
