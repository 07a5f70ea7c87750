package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusUpdateJsonTest {

  private static final Instant AT = Instant.parse("2026-11-28T06:00:00.123456Z");
  private static final Origin NONE = new Origin(null, null, null);

  private final JsonEventWriter writer = new JsonEventWriter(CoordinatePrecision.EXACT);
  private final JsonEventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  @Test
  void whatIsWrittenIsReadAsItWas() {
    var full =
        new StatusUpdate(
            new OrderRef("LG0000000000000000007", null),
            OrderStatus.SHIPPED,
            "p1",
            3,
            "SF1",
            "SF",
            "Some Freight",
            new Place("hub", 30.25, 120.17),
            "on route R1",
            AT);
    assertThat(read(full)).isEqualTo(full);
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    var least =
        new StatusUpdate(
            new OrderRef("LG0000000000000000007", null),
            OrderStatus.OUT_FOR_DELIVERY,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(read(least)).isEqualTo(least);
  }

  @Test
  void anOrderIsNamedByItsOwnCode() {
    var trade = new OrderRef(null, new TradeKey("T", "B"));
    var update =
        new StatusUpdate(
            trade, OrderStatus.SHIPPED, null, null, null, null, null, null, null, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.statusUpdate(update, "id", AT, NONE));
  }

  private InputEvent read(StatusUpdate update) {
    OutgoingMessage message = writer.statusUpdate(update, "R1-1-p1", AT, NONE);
    assertThat(message.topic()).isEqualTo(Topics.ORDER_UPDATES);
    var incoming =
        new IncomingMessage(
            message.topic(), 0, 0, 0, message.key(), message.payload(), message.headers());
    var readable = (Reading.Readable) reader.read(incoming);
    assertThat(readable.envelope().id()).isEqualTo("R1-1-p1");
    return readable.event();
  }
}
