package io.lading.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderCancelled;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Topics;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PartitionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private static final String PAID = "io.lading.trade.order-paid";
  private static final String CANCELLED = "io.lading.trade.order-cancelled";
  private static final String ADJUSTED = "io.lading.inventory.adjusted";
  private static final String TRADE =
      """
      {"tradeOrderCode":"T","bizType":"B","buyerId":1,"warehouseId":2,"items":[{"itemId":3,"quantity":4}]}
      """;
  private static final String ADJUSTMENT =
      """
      {"warehouseId":1,"skuId":2,"delta":3}
      """;

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  private final Entries<OrderPaid> trades =
      entries(new Acceptance<>(Topics.TRADE_EVENTS, OrderPaid.class));
  private final Entries<InventoryAdjusted> stock =
      entries(new Acceptance<>(Topics.INVENTORY_UPDATES, InventoryAdjusted.class));

  @Test
  void aTradeIsActedOnUnderTheIdentityOfItsId() {
    Entry.Actionable<OrderPaid> entry = actionable(trades, message(PAID, TRADE, "ce_id", "e-1"));
    assertThat(entry.event().tradeOrderCode()).isEqualTo("T");
    assertThat(entry.from()).isEqualTo(new PartitionRef("group", Topics.TRADE_EVENTS, 5));
    assertThat(entry.origin().causationId()).isEqualTo("e-1");
    assertThat(entry.key()).asString(UTF_8).isEqualTo("key");
    assertThat(dead(trades, message(PAID, "{}", "ce_id", "e-1")).identity())
        .isEqualTo(entry.identity());
  }

  @Test
  void aTradeWithoutAnIdIsKnownByItsContentAndTracedByItsPlace() {
    Entry.Actionable<OrderPaid> entry = actionable(trades, message(PAID, TRADE));
    assertThat(entry.origin().causationId()).isEqualTo(Topics.TRADE_EVENTS + "-5-77");
    String otherwise = TRADE.replace("\"buyerId\":1", "\"unknown\":{},\"buyerId\":\"1\"");
    assertThat(actionable(trades, message(PAID, otherwise)).identity()).isEqualTo(entry.identity());
  }

  @Test
  void whatSaysNoTimeHappenedWhenItWasSent() {
    assertThat(sentAt(message(PAID, TRADE), 1_700_000_000_123L))
        .isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
    assertThat(sentAt(message(PAID, TRADE, "ce_time", "2024-02-03T04:05:06.1234567+01:00"), 1))
        .isEqualTo(Instant.parse("2024-02-03T03:05:06.123456Z"));
  }

  @Test
  void aTimestampThatIsNoneCountsAsNow() {
    assertThat(sentAt(message(PAID, TRADE), -1)).isEqualTo(NOW);
    assertThat(sentAt(message(PAID, TRADE), Long.MAX_VALUE)).isEqualTo(NOW);
  }

  @Test
  void whenItWasSentIsNoPartOfItsIdentity() {
    IncomingMessage message = message(PAID, TRADE, "ce_time", "2024-02-03T04:05:06Z");
    assertThat(actionable(trades, message).identity())
        .isEqualTo(actionable(trades, message(PAID, TRADE)).identity());
  }

  @Test
  void aRetryIsAnotherIdentity() {
    assertThat(
            actionable(trades, message(PAID, TRADE, "ce_id", "e", "lading-retry", "1")).identity())
        .isNotEqualTo(actionable(trades, message(PAID, TRADE, "ce_id", "e")).identity());
  }

  @Test
  void everyTypeOfATopicIsActedOnThere() {
    var all = entries(new Acceptance<>(Topics.TRADE_EVENTS, InputEvent.class));
    String cancel = "{\"tradeOrderCode\":\"T\",\"bizType\":\"B\"}";
    assertThat(actionable(all, message(CANCELLED, cancel)).event())
        .isInstanceOf(OrderCancelled.class);
    assertThat(actionable(all, message(PAID, TRADE)).event()).isInstanceOf(OrderPaid.class);
  }

  @Test
  void whatBelongsElsewhereIsADeadLetterThatSaysWhere() {
    Entry.Dead<OrderPaid> dead = dead(trades, message(ADJUSTED, ADJUSTMENT, "ce_id", "1"));
    assertThat(dead.code()).isEqualTo(DeadLetterCode.UNKNOWN_TYPE);
    assertThat(headers(dead)).contains("belongs on " + Topics.INVENTORY_UPDATES);
    assertThat(dead.letter().topic()).isEqualTo(Topics.TRADE_EVENTS + ".dlt");
    assertThat(dead.letter().payload()).asString(UTF_8).isEqualTo(ADJUSTMENT);
  }

  @Test
  void anAdjustmentWithoutAnIdIsADeadLetter() {
    assertThat(actionable(stock, message(ADJUSTED, ADJUSTMENT, "ce_id", "1")).event().delta())
        .isEqualTo(3);
    Entry.Dead<InventoryAdjusted> dead = dead(stock, message(ADJUSTED, ADJUSTMENT));
    assertThat(dead.code()).isEqualTo(DeadLetterCode.INVALID_EVENT);
    assertThat(headers(dead)).contains("ce_id");
  }

  @Test
  void anInvalidTradeNamesEveryViolatedField() {
    Entry.Dead<OrderPaid> dead = dead(trades, message(PAID, "{\"tradeOrderCode\":\"\"}"));
    assertThat(dead.code()).isEqualTo(DeadLetterCode.INVALID_EVENT);
    assertThat(headers(dead)).contains("tradeOrderCode", "bizType", "buyerId", "items");
  }

  private static <T extends InputEvent> Entries<T> entries(Acceptance<T> acceptance) {
    return new Entries<>(
        new JsonEventReader(ContractLimits.DEFAULT),
        new JsonEventWriter(CoordinatePrecision.EXACT),
        "group",
        acceptance);
  }

  private Instant sentAt(IncomingMessage message, long timestamp) {
    var stamped =
        new IncomingMessage(
            message.topic(),
            message.partition(),
            message.offset(),
            timestamp,
            message.key(),
            message.value(),
            message.headers());
    return actionable(trades, stamped).sentAt(Instant.MAX);
  }

  private static <T extends InputEvent> Entry<T> only(Entries<T> entries, IncomingMessage message) {
    return entries.of(List.of(message), NOW).getFirst();
  }

  private static <T extends InputEvent> Entry.Actionable<T> actionable(
      Entries<T> entries, IncomingMessage message) {
    return (Entry.Actionable<T>) only(entries, message);
  }

  private static <T extends InputEvent> Entry.Dead<T> dead(
      Entries<T> entries, IncomingMessage message) {
    return (Entry.Dead<T>) only(entries, message);
  }

  private static String headers(Entry.Dead<?> dead) {
    return dead.letter().headers().stream()
        .map(header -> header.value() == null ? "" : new String(header.value(), UTF_8))
        .reduce("", (all, next) -> all + "\n" + next);
  }

  private static IncomingMessage message(String type, String json, String... more) {
    List<MessageHeader> headers = new ArrayList<>();
    headers.add(new MessageHeader("ce_type", type.getBytes(UTF_8)));
    for (int i = 0; i < more.length; i += 2) {
      headers.add(new MessageHeader(more[i], more[i + 1].getBytes(UTF_8)));
    }
    return new IncomingMessage(
        Topics.TRADE_EVENTS, 5, 77, 0, "key".getBytes(UTF_8), json.getBytes(UTF_8), headers);
  }
}
