package io.lading.core.contract;

import static io.lading.core.contract.Messages.ORDER_PAID;
import static io.lading.core.contract.Messages.binary;
import static io.lading.core.contract.Messages.structured;
import static io.lading.core.contract.Messages.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventReaderTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String MINIMAL =
      """
      {"tradeOrderCode":"T1","bizType":"B2C","buyerId":7,"warehouseId":"9",
       "items":[{"itemId":5,"quantity":2}]}\
      """;

  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  @Test
  void defaultsOfTheContractAreFilledIn() {
    OrderPaid trade = trade(MINIMAL);

    assertThat(trade.orderType()).isEqualTo(OrderType.FORWARD);
    assertThat(trade.fulfilmentMode()).isEqualTo(FulfilmentMode.DIRECT);
    assertThat(trade.currency()).isEqualTo("CNY");
    assertThat(trade.serviceSeconds()).isEqualTo(120);
    assertThat(trade.warehouseId()).isEqualTo(9);
    assertThat(trade.packages()).isEmpty();
    assertThat(trade.totalAmount()).isNull();
    assertThat(trade.amount()).isEqualTo("0.00");
    assertThat(trade.items().getFirst().skuId()).isEqualTo(5);
  }

  @Test
  void aKeyThatIsTooLargeIsNotAnnouncedAbout() {
    IncomingMessage good = binary(ORDER_PAID, MINIMAL);
    assertThat(reader.read(keyed(good, 4096))).isInstanceOf(Reading.Readable.class);
    assertThat(reader.read(keyed(good, 4097)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            reading -> assertThat(reading.reason().errorClass()).isEqualTo("KeyTooLarge"));
  }

  private static IncomingMessage keyed(IncomingMessage message, int bytes) {
    return new IncomingMessage(
        message.topic(), 0, 0, 0, new byte[bytes], message.value(), message.headers());
  }

  @Test
  void headersOfBinaryModeBecomeTheEnvelope() {
    Reading reading =
        reader.read(
            binary(
                ORDER_PAID,
                MINIMAL,
                "ce_id",
                "1",
                "ce_source",
                "/shop",
                "ce_subject",
                "T1",
                "ce_time",
                "2026-03-01T08:00:00+08:00",
                "ce_correlationid",
                "c",
                "traceparent",
                TRACE,
                "lading-retry",
                "1",
                "lading-retry",
                "2"));

    assertThat(((Reading.Readable) reading).envelope())
        .isEqualTo(
            new Envelope(
                ORDER_PAID,
                "1",
                "/shop",
                "T1",
                Instant.parse("2026-03-01T00:00:00Z"),
                "c",
                TRACE,
                2));
  }

  @Test
  void structuredModeReadsLikeBinaryMode() {
    String event =
        """
        \uFEFF{"data":%s,"extra":{"a":[1]},"specversion":"1.0","type":"%s","id":"1",
         "source":"/商店","time":"2026-03-01T00:00:00Z","correlationid":null}\
        """;

    Reading reading =
        reader.read(structured(event.formatted(MINIMAL, ORDER_PAID), "traceparent", TRACE));

    assertThat(reading).isInstanceOf(Reading.Readable.class);
    Reading.Readable readable = (Reading.Readable) reading;
    assertThat(readable.event()).isEqualTo(trade(MINIMAL));
    assertThat(readable.envelope().source()).isEqualTo("/商店");
    assertThat(readable.envelope().traceparent()).isEqualTo(TRACE);
  }

  @Test
  void structuredModeTakesDataAsBase64() {
    String data = Base64.getEncoder().encodeToString(utf8(MINIMAL));

    Reading reading =
        reader.read(
            structured("{\"type\":\"%s\",\"data_base64\":\"%s\"}".formatted(ORDER_PAID, data)));

    assertThat(((Reading.Readable) reading).event()).isEqualTo(trade(MINIMAL));
  }

  @Test
  void everyViolatedFieldIsNamedAtOnce() {
    List<Violation> violations =
        violations(
            """
            {"tradeOrderCode":"","buyerId":1.5,"warehouseId":"x","serviceSeconds":-1,"currency":"yuan",
             "totalAmount":1.001,"receiver":{"name":5,"location":{"lat":91}},"deliveryWindow":[],
             "items":[{"itemId":1,"quantity":0,"feature":"[]"},7,{"quantity":1,"unitPrice":"1e3"}],
             "packages":[{"packageNo":"A"},{"packageNo":"A"}]}\
            """);

    assertThat(violations)
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "/tradeOrderCode",
            "/bizType",
            "/buyerId",
            "/warehouseId",
            "/serviceSeconds",
            "/currency",
            "/totalAmount",
            "/receiver/name",
            "/receiver/location/lat",
            "/receiver/location/lon",
            "/deliveryWindow",
            "/items/0/quantity",
            "/items/0/feature",
            "/items/0/packageNo",
            "/items/1",
            "/items/1/itemId",
            "/items/1/quantity",
            "/items/1/packageNo",
            "/items/2/itemId",
            "/items/2/unitPrice",
            "/items/2/packageNo",
            "/packages/1/packageNo");
  }

  @Test
  void violationsOfStructuredModeAreNamedWhereTheyAre() {
    Reading reading =
        reader.read(structured("{\"id\":5,\"type\":\"%s\",\"data\":{}}".formatted(ORDER_PAID)));

    assertThat(((Reading.Unreadable) reading).violations())
        .extracting(Violation::field)
        .contains("/id", "/data/items", "/data/buyerId");
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12.00",
    "'\"12.5\"', 12.50",
    "1.200e1, 12.00",
    "0e999999999, 0.00",
    "-0.01, -0.01",
    "9999999999.99, 9999999999.99",
    "12.3400000000, 12.34"
  })
  void moneyIsReadByValue(String json, BigDecimal expected) {
    assertThat(trade(with("totalAmount", json)).totalAmount()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999", "1e-999999999", "1e9999999999", "10000000000", "0.001", "\"1e2\"", "\" 1\"",
        "\"\"", "\"١\"", "true", "\"-\"", "\"1.\"", "\".5\"", "[1]"
      })
  void whatIsNoMoneyIsAViolation(String json) {
    assertThat(violations(with("totalAmount", json)))
        .extracting(Violation::field)
        .containsExactly("/totalAmount");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:00:00.1234567+08:00, 2026-03-01T00:00:00.123456Z",
    "2024-02-29t23:59:60z, 2024-03-01T00:00:00Z",
    "2026-03-01T00:00:00.5-00:30, 2026-03-01T00:30:00.5Z"
  })
  void timesAreNormalisedToUtc(String json, Instant expected) {
    String window = "{\"from\":\"" + json + "\"}";

    DeliveryWindow read = trade(with("deliveryWindow", window)).deliveryWindow();

    assertThat(read).isEqualTo(new DeliveryWindow(expected, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01",
        "2026-03-01T00:00:00",
        "2026-02-29T00:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-03-01T00:00:00.Z",
        "2026-03-01T00:00:00+8:00",
        "2026-03-01T00:00:00Zx",
        "0000-12-31T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        ""
      })
  void whatIsNoTimeIsAViolation(String text) {
    assertThat(violations(with("deliveryWindow", "{\"from\":\"" + text + "\"}")))
        .extracting(Violation::field)
        .containsExactly("/deliveryWindow/from");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"b\": 1.50, \"a\": [true, null, \"x\\u0041\"]}', '{\"a\":[true,null,\"xA\"],\"b\":1.5}'",
    "'\"{\\\"a\\\" : 1e999999999}\"', '{\"a\":1E999999999}'",
    "'{\"a\":\"\\n\\t\\u000d\\b\\f\\u0001\"}', '{\"a\":\"\\n\\t\\r\\b\\f\\u0001\"}'",
    "'{}', '{}'"
  })
  void featuresAreKeptAsCanonicalText(String json, String expected) {
    assertThat(trade(with("feature", json)).feature()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"{\"",
        "\"{} {}\"",
        "\"[]\"",
        "[]",
        "5",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[\"\\ud800\"]}",
        "\"\""
      })
  void whatIsNoFeatureIsAViolation(String json) {
    assertThat(violations(with("feature", json)))
        .extracting(Violation::field)
        .containsExactly("/feature");
  }

  @Test
  void aFeatureHasAtMost1024Bytes() {
    String longest = "{\"a\":\"" + "界".repeat(338) + "xx\"}";

    assertThat(utf8(longest)).hasSize(1024);
    assertThat(trade(with("feature", longest)).feature()).isEqualTo(longest);
    assertThat(violations(with("feature", longest.replace("xx", "xxx")))).hasSize(1);
    String lines = "{\"a\":\"" + "\\n".repeat(508) + "\"}";
    assertThat(utf8(lines)).hasSize(1024);
    assertThat(trade(with("feature", lines)).feature()).isEqualTo(lines);
  }

  @Test
  void lengthsAreCountedInCharactersNotUnits() {
    String emojis = "\uD83D\uDE9A".repeat(64);

    assertThat(trade(with("buyerName", "\"" + emojis + "\"")).buyerName()).isEqualTo(emojis);
    assertThat(violations(with("buyerName", "\"" + emojis + "x\""))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\ude00", "\\ud800x", "\\ude00\\ud800"})
  void textThatCannotBeStoredIsAViolation(String text) {
    assertThat(violations(with("buyerName", "\"a" + text + "\""))).hasSize(1);
  }

  @Test
  void aFieldMayOccurOnce() {
    assertThat(violations(with("buyerId", "8")))
        .containsExactly(new Violation("/buyerId", "to occur once"));
  }

  @Test
  void anItemWithoutPackageBelongsToTheOnlyOne() {
    assertThat(trade(with("packages", "[{\"packageNo\":\"A\"}]")).packages()).hasSize(1);
    assertThat(violations(with("packages", "[{\"packageNo\":\"A\"},{\"packageNo\":\"B\"}]")))
        .extracting(Violation::field)
        .containsExactly("/items/0/packageNo");
  }

  @Test
  void aSumBeyondTheAmountIsAViolation() {
    String items = "\"items\":[{\"itemId\":1,\"quantity\":1000000,\"unitPrice\":9999999999.99}]";
    String json = MINIMAL.replaceFirst("\"items\":.*", items + "}");

    assertThat(violations(json)).extracting(Violation::field).containsExactly("/totalAmount");
  }

  @Test
  void aReturnNeedsItsParent() {
    assertThat(violations(with("orderType", "\"REVERSE\"")))
        .extracting(Violation::field)
        .containsExactly("/parentLgOrderCode");
    assertThat(violations(with("parentLgOrderCode", "\"none of ours\"")))
        .extracting(Violation::field)
        .containsExactly("/parentLgOrderCode");
    String code = LgOrderCode.of(7);
    assertThat(trade(with("parentLgOrderCode", '"' + code + '"')).parentLgOrderCode())
        .isEqualTo(code);
  }

  @Test
  void aPackageThatIsViolatedDoesNotMakeItsItemsViolated() {
    String json =
        """
        {"tradeOrderCode":"T","bizType":"B","buyerId":1,"warehouseId":1,
         "items":[{"itemId":1,"quantity":1,"packageNo":"%s"},{"itemId":2,"quantity":1,"packageNo":"B"},
           {"itemId":3,"quantity":1}],
         "packages":[{"packageNo":"%s"},{"packageNo":"B"}]}\
        """;

    assertThat(violations(json.formatted("A", "A".repeat(300))))
        .extracting(Violation::field)
        .containsExactly("/packages/0/packageNo", "/items/2/packageNo");
    assertThat(violations(json.formatted("C", "A")))
        .extracting(Violation::field)
        .containsExactly("/items/0/packageNo", "/items/2/packageNo");
  }

  @Test
  void anAdjustmentWithoutAnIdNamesItBesideTheOtherViolations() {
    String type = EventType.INVENTORY_ADJUSTED.type();
    String json = "{\"warehouseId\":1,\"skuId\":2,\"delta\":\"x\"}";
    IncomingMessage whole = binary(type, json);
    IncomingMessage message =
        new IncomingMessage(
            whole.topic(), 0, 0, 0, null, whole.value(), whole.headers().subList(0, 1));

    assertThat(((Reading.Unreadable) reader.read(message)).violations())
        .extracting(Violation::field)
        .contains("ce_id", "/delta");
    assertThat(
            ((Reading.Unreadable)
                    reader.read(structured("{\"type\":\"%s\",\"data\":%s}".formatted(type, json))))
                .violations())
        .extracting(Violation::field)
        .contains("/id", "/data/delta");
  }

  @Test
  void aHundredViolationsAreNamedAndFurtherOnesCounted() {
    String item = "{\"itemId\":1,\"quantity\":1}";
    String json =
        """
        {"tradeOrderCode":"T","bizType":"B","buyerId":1,"warehouseId":1,"items":[%s],
         "packages":[{"packageNo":"A"},{"packageNo":"B"}]}\
        """
            .formatted((item + ",").repeat(119) + item);
    DeadLetterReason reason = unreadable(EventType.ORDER_PAID.type(), json).reason();

    assertThat(reason.message()).contains("/items/99/packageNo: ").endsWith("; and 20 more");
    assertThat(reason.message().length()).isLessThan(32 * 1024);
  }

  @Test
  void inventoryNeedsExactlyOneOfDeltaAndSetTo() {
    String type = EventType.INVENTORY_ADJUSTED.type();
    String json = "{\"warehouseId\":1,\"skuId\":2,\"delta\":3,\"setTo\":4}";

    assertThat(unreadable(type, json).violations()).hasSize(1);
    assertThat(unreadable(type, json.replaceAll(",\"delta.*", "}")).violations()).hasSize(1);
    assertThat(
            ((Reading.Readable) reader.read(binary(type, json.replaceAll(",\"setTo.*", "}"))))
                .event())
        .isEqualTo(new InventoryAdjusted(1, 2, 3L, null, null));
  }

  @Test
  void anOrderMayBeNamedByItsTrade() {
    String type = EventType.STATUS_UPDATE.type();
    String json = "{\"tradeOrderCode\":\"T\",\"bizType\":\"B\",\"status\":\"SHIPPED\"}";

    StatusUpdate update =
        (StatusUpdate) ((Reading.Readable) reader.read(binary(type, json))).event();

    assertThat(update.order()).isEqualTo(new OrderRef(null, new TradeKey("T", "B")));
    assertThat(unreadable(type, json.replace("bizType", "other")).violations())
        .extracting(Violation::field)
        .containsExactly("/bizType");
    assertThat(unreadable(type, "{\"status\":\"SHIPPED\"}").violations())
        .extracting(Violation::field)
        .containsExactly("/lgOrderCode");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyInputTypeHasADraftAndNoOutputHas(EventType type) {
    assertThat(InputDrafts.of(type.type()) != null)
        .isEqualTo(type.direction() == EventType.Direction.IN);
  }

  private static String with(String field, String json) {
    return MINIMAL.replaceFirst("\\{", "{\"" + field + "\":" + json.replace("\\", "\\\\") + ",");
  }

  private OrderPaid trade(String json) {
    Reading reading = reader.read(binary(ORDER_PAID, json));
    assertThat(reading).as(json).isInstanceOf(Reading.Readable.class);
    return (OrderPaid) ((Reading.Readable) reading).event();
  }

  private List<Violation> violations(String json) {
    Reading.Unreadable unreadable = unreadable(ORDER_PAID, json);
    assertThat(unreadable.reason().code()).isEqualTo(DeadLetterCode.INVALID_EVENT);
    unreadable
        .violations()
        .forEach(v -> assertThat(unreadable.reason().message()).contains(v.field()));
    return unreadable.violations();
  }

  private Reading.Unreadable unreadable(String type, String json) {
    Reading reading = reader.read(binary(type, json));
    assertThat(reading).as(json).isInstanceOf(Reading.Unreadable.class);
    return (Reading.Unreadable) reading;
  }
}
