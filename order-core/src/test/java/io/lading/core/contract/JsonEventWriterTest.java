package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonEventWriterTest {
  private static final Origin ORIGIN = new Origin("00-trace", "corr", "cause");
  private static final Origin NO_ORIGIN = new Origin(null, null, null);
  private final EventWriter writer = new JsonEventWriter(CoordinatePrecision.EXACT);
  private final StatusChangedReader reader = new StatusChangedReader(ContractLimits.DEFAULT);

  @Test
  void aStatusEventIsReadBackAsItWas() {
    StatusReading reading = reader.read(Messages.from(writer.statusChanged(full(), NO_ORIGIN)));

    assertThat(reading).isEqualTo(new StatusReading.Changed(full(), null));
  }

  @Test
  void aStatusEventHasTheHeadersOfTheContract() {
    OutgoingMessage message = writer.statusChanged(full(), ORIGIN);

    assertThat(message.topic()).isEqualTo(Topics.ORDER_STATUS);
    assertThat(message.key()).isEqualTo(Messages.utf8("LG0000000000000000012"));
    assertThat(message.orderId()).isEqualTo(12);
    assertThat(message.sequence()).isEqualTo(3);
    assertThat(headers(message))
        .containsExactly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "LG0000000000000000012-3"),
            Map.entry("ce_source", "/lading/orders"),
            Map.entry("ce_type", "io.lading.order.status-changed"),
            Map.entry("ce_time", "2026-03-01T00:00:02.000001Z"),
            Map.entry("ce_subject", "LG0000000000000000012"),
            Map.entry("content-type", "application/json"),
            Map.entry("ce_sequence", "3"),
            Map.entry("traceparent", "00-trace"),
            Map.entry("ce_correlationid", "corr"),
            Map.entry("ce_causationid", "cause"));
  }

  @Test
  void aRejectionIsOfWhoeverRefuses() {
    var rejected =
        new OrderRejected(
            RejectionCode.INVALID_TRANSITION, "no", null, null, null, null, null, Map.of());
    EventWriter routes = new JsonEventWriter(CoordinatePrecision.EXACT, Sources.ROUTES);
    assertThat(headers(writer.rejected(rejected, null, "1", Instant.EPOCH, ORIGIN)))
        .contains(Map.entry("ce_source", "/lading/orders"));
    assertThat(headers(routes.rejected(rejected, null, "1", Instant.EPOCH, ORIGIN)))
        .contains(Map.entry("ce_source", "/lading/routes"));
  }

  @Test
  void idsAreStringsAndAbsentFieldsAreLeftOut() {
    StatusChanged least =
        new StatusChanged(
            Long.MAX_VALUE,
            "LG9",
            "T",
            "B",
            -1,
            2,
            OrderType.FORWARD,
            FulfilmentMode.DIRECT,
            1,
            0,
            EventKind.TRANSITION,
            OrderStatus.PENDING,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            Instant.parse("2026-03-01T00:00:00Z"),
            List.of());

    assertThat(payload(writer.statusChanged(least, NO_ORIGIN)))
        .isEqualTo(
            """
            {"orderId":"9223372036854775807","lgOrderCode":"LG9","tradeOrderCode":"T","bizType":"B",\
            "buyerId":"-1","warehouseId":"2","orderType":"FORWARD","fulfilmentMode":"DIRECT",\
            "sequence":1,"statusVersion":0,"kind":"TRANSITION","status":"PENDING",\
            "recordedAt":"2026-03-01T00:00:00Z"}\
            """);
  }

  @Test
  void coordinatesAreAsPreciseAsTheSettingSays() {
    EventWriter rounded = new JsonEventWriter(CoordinatePrecision.ROUNDED);
    EventWriter none = new JsonEventWriter(CoordinatePrecision.NONE);

    assertThat(payload(rounded.statusChanged(full(), NO_ORIGIN)))
        .contains("\"lat\":31.23,\"lon\":121.47")
        .doesNotContain("31.2304");
    assertThat(payload(none.statusChanged(full(), NO_ORIGIN)))
        .doesNotContain("\"lat\"")
        .doesNotContain("\"lon\"");
  }

  @Test
  void aRejectionCarriesItsDetails() {
    OrderRejected event =
        new OrderRejected(
            RejectionCode.INSUFFICIENT_STOCK,
            "short",
            "T",
            "B",
            null,
            null,
            "c",
            Map.of("short", List.of(new ShortSku(1, 2, 3, 0))));

    OutgoingMessage message =
        writer.rejected(event, new byte[] {1}, "id-1", Instant.EPOCH, NO_ORIGIN);

    assertThat(message.key()).containsExactly(1);
    assertThat(headers(message)).containsEntry("ce_id", "id-1").containsEntry("ce_subject", "T");
    assertThat(payload(message))
        .isEqualTo(
            """
            {"code":"INSUFFICIENT_STOCK","message":"short","tradeOrderCode":"T","bizType":"B",\
            "causationId":"c","details":{"short":[{"warehouseId":"1","skuId":"2","wanted":3,"available":0}]}}\
            """);
  }

  @Test
  void aDeadLetterKeepsEverythingAndSaysWhy() {
    IncomingMessage original = Messages.binary("t", new byte[] {(byte) 0xFF, 0}, "x", "y");
    DeadLetterReason reason =
        new DeadLetterReason(DeadLetterCode.UNREADABLE_EVENT, "NotUtf8", "界".repeat(11_000));

    OutgoingMessage letter = writer.deadLetter(original, reason, "group", 2, Instant.EPOCH);

    assertThat(letter.topic()).isEqualTo("lading.trade-events.v1.dlt");
    assertThat(letter.payload()).isSameAs(original.value());
    assertThat(letter.headers().subList(0, 2)).isEqualTo(original.headers());
    assertThat(headers(letter))
        .containsEntry("lading-error-code", "UNREADABLE_EVENT")
        .containsEntry("lading-error-class", "NotUtf8")
        .containsEntry("lading-error-message", "界".repeat(10_922))
        .containsEntry("lading-original-topic", "lading.trade-events.v1")
        .containsEntry("lading-original-partition", "3")
        .containsEntry("lading-original-offset", "42")
        .containsEntry("lading-original-timestamp", "1700000000000")
        .containsEntry("lading-consumer-group", "group")
        .containsEntry("lading-attempts", "2")
        .containsEntry("lading-first-failed", "1970-01-01T00:00:00Z");
  }

  @Test
  void aStatusEventOfTheFutureIsReadAndAnotherTypePassedOver() {
    String json =
        payload(writer.statusChanged(full(), NO_ORIGIN))
            .replaceFirst("\\{", "{\"new\":{\"a\":[{}]},");

    assertThat(reader.read(Messages.binary(EventType.STATUS_CHANGED.type(), json)))
        .isEqualTo(new StatusReading.Changed(full(), null));
    assertThat(reader.read(Messages.binary("io.lading.order.other", "{}")))
        .isEqualTo(new StatusReading.Foreign("io.lading.order.other"));
    assertThat(reader.read(Messages.binary(EventType.STATUS_CHANGED.type(), "{}")))
        .isInstanceOf(StatusReading.Unreadable.class);
  }

  static StatusChanged full() {
    return new StatusChanged(
        12,
        "LG0000000000000000012",
        "T",
        "B",
        1,
        2,
        OrderType.FORWARD,
        FulfilmentMode.CARRIER,
        3,
        2,
        EventKind.PACKAGE,
        OrderStatus.SHIPPED,
        OrderStatus.CONFIRMED,
        OrderStatus.PICKED_UP,
        new PackageState("P1", OrderStatus.PICKED_UP, "M1", "SF"),
        List.of("receiver.name"),
        new Place("上海", 31.230416, 121.473701),
        "说明 \"x\"",
        Instant.parse("2026-03-01T00:00:01Z"),
        Instant.parse("2026-03-01T00:00:02.000001Z"),
        List.of(
            new Shipment(
                "P1",
                2,
                new Destination("310000", 31.230416, 121.473701),
                new BigDecimal("1.500"),
                new BigDecimal("0.000001"),
                4,
                new DeliveryWindow(Instant.parse("2026-03-01T00:00:00Z"), null),
                120)));
  }

  private static String payload(OutgoingMessage message) {
    byte @Nullable [] payload = message.payload();
    return payload == null ? "" : new String(payload, StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(OutgoingMessage message) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (MessageHeader header : message.headers()) {
      byte[] value = header.value();
      headers.put(header.name(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    return headers;
  }
}
