package io.lading.core.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Outputs, minimal and full, at every setting. */
final class OutputSamples {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00.000001Z");
  private static final Origin NONE = new Origin(null, null, null);

  private OutputSamples() {}

  static Stream<Arguments> written() {
    return Stream.of(CoordinatePrecision.values())
        .map(JsonEventWriter::new)
        .flatMap(writer -> Stream.of(statuses(writer), rejections(writer), others(writer)))
        .flatMap(samples -> samples);
  }

  private static Stream<Arguments> statuses(JsonEventWriter writer) {
    return Stream.of(JsonEventWriterTest.full(), least())
        .map(event -> Arguments.of(EventType.STATUS_CHANGED, writer.statusChanged(event, NONE)));
  }

  private static Stream<Arguments> rejections(JsonEventWriter writer) {
    return Stream.of(RejectionCode.values())
        .map(
            code ->
                new OrderRejected(
                    code,
                    "why",
                    "T",
                    "B",
                    "LG1",
                    "P",
                    "c",
                    Map.of("a", List.of(1L, 2, BigDecimal.ONE, true, "x"))))
        .map(
            event ->
                Arguments.of(
                    EventType.ORDER_REJECTED, writer.rejected(event, null, "i", AT, NONE)));
  }

  private static Stream<Arguments> others(JsonEventWriter writer) {
    return Stream.of(
        Arguments.of(EventType.ORDER_SNAPSHOT, writer.orderSnapshot(snapshot(), NONE)),
        Arguments.of(
            EventType.ROUTE_PLAN_PLANNED,
            writer.routePlan(EventType.ROUTE_PLAN_PLANNED, plan(), AT, NONE)),
        Arguments.of(
            EventType.ROUTE_PLAN_SUPERSEDED,
            writer.routePlan(EventType.ROUTE_PLAN_SUPERSEDED, plan(), AT, NONE)));
  }

  static StatusChanged least() {
    return new StatusChanged(
        1,
        "LG1",
        "T",
        "B",
        -1,
        Long.MIN_VALUE,
        OrderType.REVERSE,
        FulfilmentMode.WAREHOUSE,
        1,
        0,
        EventKind.TRANSITION,
        OrderStatus.PENDING,
        null,
        null,
        null,
        List.of(),
        new Place(null, null, null),
        null,
        null,
        AT,
        List.of(
            new Shipment(
                "P",
                1,
                new Destination(null, null, null),
                BigDecimal.ZERO,
                new BigDecimal("1E-6"),
                0,
                null,
                0)));
  }

  private static OrderSnapshot snapshot() {
    return new OrderSnapshot(
        1,
        "LG1",
        "T",
        "B",
        2,
        3,
        OrderType.FORWARD,
        FulfilmentMode.DIRECT,
        4,
        5,
        OrderStatus.SHIPPED,
        "CNY",
        new BigDecimal("12.50"),
        120,
        AT,
        AT,
        List.of(
            new SnapshotPackage(
                "P",
                OrderStatus.SHIPPED,
                "M",
                "SF",
                3,
                new Destination("310000", 31.2, 121.4),
                new DeliveryWindow(AT, AT))),
        List.of(new SnapshotItem(1, 2, 3, new BigDecimal("1.00"), "P")));
  }

  private static RoutePlan plan() {
    return new RoutePlan(
        "R",
        1,
        2,
        3,
        AT,
        10_000,
        3600,
        List.of(new RouteStop(1, "LG1", "P", 31.2, 121.4, 10, 20)),
        List.of(new UnassignedParcel("LG2", "P", "too heavy")));
  }
}
