package io.lading.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.model.LgOrderCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records of the status topic that cannot be read: kept, said, and settled one way or another. */
class UnreadableIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";

  private final Projector projector = new Projector();

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void whatCannotBeReadIsKeptAndDoesNotStopItsNeighbours() throws Exception {
    projector.open();
    projector.publishAll(1, 1, 1);
    projector.publish(with(StatusEvents.message(1, 4), "{\"orderId\":"));
    projector.publish(typed("io.lading.order.later"));
    projector.publishAll(1, 2, 3);
    awaitConsumed(5);
    assertThat(projector.json(path(1)).path("timeline")).hasSize(3);
    assertThat(projector.rows("SELECT convert_from(value, 'UTF8') FROM unreadable"))
        .containsExactly("{\"orderId\":");
    assertThat(projector.value("SELECT sum(no_op) || ' ' || sum(parked) FROM consumer_position"))
        .isEqualTo("1 1");
    awaitHealth(503);
    projector.publishAll(1, 4, 4);
    awaitConsumed(6);
    awaitHealth(200);
  }

  @Test
  void anEventWhoseHeadersWereLostIsNotPassedOver() throws Exception {
    projector.open();
    OutgoingMessage bare = StatusEvents.message(1, 1);
    projector.publish(
        new OutgoingMessage(bare.topic(), bare.key(), List.of(), bare.payload(), null, null));
    awaitConsumed(1);
    assertThat(projector.rows("SELECT reason FROM unreadable"))
        .containsExactly("ce_type: expected to be present");
    awaitHealth(503);
    projector.execute("UPDATE unreadable SET settled_at = now()");
    awaitHealth(200);
  }

  @Test
  void whatCanBeReadAfterAllIsProjectedByTheNextStart() throws Exception {
    projector.open();
    projector.publish(7, 1, 3);
    projector.publish(with(StatusEvents.message(7, 2), "{}"));
    projector.publish(with(StatusEvents.message(8, 1), "{}"));
    awaitConsumed(4);
    assertThat(openGaps()).containsExactly("2-2");
    projector.stop();
    String readable = new String(requireNonNull(StatusEvents.message(7, 2).payload()), UTF_8);
    projector.execute(
        "UPDATE unreadable SET value = convert_to('%s', 'UTF8') WHERE order_id = 7"
            .formatted(readable.replace("'", "''")));
    projector.open();
    await().atMost(SOON).until(() -> openGaps().isEmpty());
    assertThat(projector.json(path(7)).path("complete").booleanValue()).isTrue();
    assertThat(projector.rows("SELECT order_id FROM unreadable WHERE settled_at IS NULL"))
        .containsExactly("8");
    assertThat(projector.value("SELECT sum(consumed) FROM consumer_position")).isEqualTo("4");
  }

  private static OutgoingMessage with(OutgoingMessage message, String value) {
    return new OutgoingMessage(
        message.topic(), message.key(), message.headers(), value.getBytes(UTF_8), null, null);
  }

  private static OutgoingMessage typed(String type) {
    OutgoingMessage message = StatusEvents.message(1, 9);
    return new OutgoingMessage(
        message.topic(),
        message.key(),
        List.of(new MessageHeader("ce_type", type.getBytes(UTF_8))),
        "{}".getBytes(UTF_8),
        null,
        null);
  }

  private List<String> openGaps() throws Exception {
    return projector.rows(
        "SELECT missing_from || '-' || missing_to FROM sequence_gap WHERE closed_at IS NULL ORDER"
            + " BY 1");
  }

  private void awaitHealth(int status) {
    await().atMost(SOON).until(() -> projector.get("/actuator/health").statusCode() == status);
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
