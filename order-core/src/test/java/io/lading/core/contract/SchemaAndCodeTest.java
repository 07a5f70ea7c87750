package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Neither the schemas nor the code can change alone. */
class SchemaAndCodeTest {
  private static final int SAMPLES = 300;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final Map<EventType, String> GOOD =
      Map.ofEntries(
          Map.entry(
              EventType.ORDER_PAID,
              "{\"tradeOrderCode\":\"T\",\"bizType\":\"B\",\"buyerId\":1,\"warehouseId\":2,"
                  + "\"items\":[{\"itemId\":1,\"quantity\":1}]}"),
          Map.entry(EventType.STATUS_UPDATE, "{\"lgOrderCode\":\"L\",\"status\":\"SHIPPED\"}"),
          Map.entry(EventType.INTERCEPT_ANSWERED, "{\"lgOrderCode\":\"L\",\"outcome\":\"CAUGHT\"}"),
          Map.entry(
              EventType.ORDER_UPDATE, "{\"lgOrderCode\":\"L\",\"changes\":{\"buyerName\":null}}"),
          Map.entry(EventType.ORDER_CANCEL, "{\"lgOrderCode\":\"L\"}"),
          Map.entry(EventType.CHECKPOINT, "{\"lgOrderCode\":\"L\"}"),
          Map.entry(EventType.INVENTORY_ADJUSTED, "{\"warehouseId\":1,\"skuId\":2,\"delta\":5}"),
          Map.entry(
              EventType.WAREHOUSE_UPDATED,
              "{\"warehouseId\":1,\"location\":{\"lat\":1,\"lon\":2}}"),
          Map.entry(
              EventType.PLACE_UPDATED,
              "{\"addressCode\":\"A\",\"location\":{\"lat\":1,\"lon\":2}}"),
          Map.entry(EventType.COURIER_UPDATED, "{\"courierId\":1,\"status\":\"BUSY\"}"),
          Map.entry(EventType.ROUTE_DEPARTED, "{\"routeId\":\"R\"}"),
          Map.entry(EventType.ROUTE_FINISHED, "{\"routeId\":\"R\"}"));

  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  static Stream<EventType> inputs() {
    return Arrays.stream(EventType.values())
        .filter(type -> type.direction() == EventType.Direction.IN);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatASchemaAcceptsIsRead(EventType type) {
    long seed = new Random().nextLong();
    SchemaSamples samples = new SchemaSamples(Schemas.tree(type), new Random(seed));
    int accepted = 0;
    for (int i = 0; i < SAMPLES; i++) {
      JsonNode sample = samples.next();
      withRulesNoSchemaCanSay(sample);
      String json = sample.toString();
      if (Schemas.complaints(type, json).isEmpty()) {
        accepted++;
        assertThat(reader.read(Messages.binary(type.type(), json)))
            .as("seed %d, %s", seed, json)
            .isInstanceOf(Reading.Readable.class);
      }
    }
    assertThat(accepted).as("seed %d", seed).isGreaterThan(SAMPLES / 10);
  }

  /** Uniqueness and reference of packageNo, order of times, the sum of the items, codes, owners. */
  private static void withRulesNoSchemaCanSay(JsonNode sample) {
    for (JsonNode window : sample.findValues("deliveryWindow")) {
      order(window);
    }
    order(sample.path("shift"));
    if (sample.path("changes") instanceof ObjectNode changes && sample.hasNonNull("packageNo")) {
      changes.remove(List.of("buyerName", "sellerName"));
    }
    if (sample.path("changes") instanceof ObjectNode changes && sample.hasNonNull("itemId")) {
      changes.retain("feature");
    }
    if (sample instanceof ObjectNode trade && trade.path("items").isArray()) {
      if (trade.path("totalAmount").isMissingNode() || trade.path("totalAmount").isNull()) {
        trade.put("totalAmount", 1);
      }
      if (trade.hasNonNull("parentLgOrderCode")) {
        trade.put("parentLgOrderCode", LgOrderCode.of(7));
      }
      List<JsonNode> packages = trade.path("packages").valueStream().toList();
      for (int i = 0; i < packages.size(); i++) {
        ((ObjectNode) packages.get(i)).put("packageNo", "P" + i);
      }
      trade.get("items").forEach(item -> place((ObjectNode) item, packages.size()));
    }
  }

  private static void order(JsonNode window) {
    if (window instanceof ObjectNode object && object.size() > 0) {
      object.remove("to");
    }
  }

  private static void place(ObjectNode item, int packages) {
    item.remove("packageNo");
    if (packages > 0) {
      item.put("packageNo", "P" + Math.floorMod(item.hashCode(), packages));
    }
  }

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(EventType.ORDER_PAID, "", OrderPaid.class),
        Arguments.of(EventType.ORDER_PAID, "/$defs/item", TradeItem.class),
        Arguments.of(EventType.ORDER_PAID, "/$defs/package", TradePackage.class),
        Arguments.of(EventType.ORDER_PAID, "/$defs/party", Party.class),
        Arguments.of(EventType.ORDER_PAID, "/$defs/location", Location.class),
        Arguments.of(EventType.ORDER_PAID, "/$defs/window", DeliveryWindow.class),
        Arguments.of(EventType.ORDER_CANCELLED, "", OrderCancelled.class),
        Arguments.of(EventType.RECEIVER_CHANGED, "", ReceiverChanged.class),
        Arguments.of(EventType.STATUS_UPDATE, "", StatusUpdate.class),
        Arguments.of(EventType.STATUS_UPDATE, "/$defs/place", Place.class),
        Arguments.of(EventType.INTERCEPT_ANSWERED, "", InterceptAnswered.class),
        Arguments.of(EventType.ORDER_UPDATE, "", OrderUpdate.class),
        Arguments.of(EventType.ORDER_UPDATE, "/$defs/changes", FieldPatch.class),
        Arguments.of(EventType.ORDER_UPDATE, "/$defs/party", PartyPatch.class),
        Arguments.of(EventType.ORDER_UPDATE, "/$defs/window", WindowPatch.class),
        Arguments.of(EventType.ORDER_UPDATE, "/$defs/locationPatch", LocationPatch.class),
        Arguments.of(EventType.ORDER_CANCEL, "", OrderCancel.class),
        Arguments.of(EventType.CHECKPOINT, "", Checkpoint.class),
        Arguments.of(EventType.INVENTORY_ADJUSTED, "", InventoryAdjusted.class),
        Arguments.of(EventType.WAREHOUSE_UPDATED, "", WarehouseUpdated.class),
        Arguments.of(EventType.PLACE_UPDATED, "", PlaceUpdated.class),
        Arguments.of(EventType.COURIER_UPDATED, "", CourierUpdated.class),
        Arguments.of(EventType.COURIER_UPDATED, "/$defs/window", Shift.class),
        Arguments.of(EventType.ROUTE_DEPARTED, "", RouteDeparted.class),
        Arguments.of(EventType.ROUTE_FINISHED, "", RouteFinished.class),
        Arguments.of(EventType.STATUS_CHANGED, "", StatusChanged.class),
        Arguments.of(EventType.STATUS_CHANGED, "/$defs/shipment", Shipment.class),
        Arguments.of(EventType.STATUS_CHANGED, "/$defs/destination", Destination.class),
        Arguments.of(EventType.STATUS_CHANGED, "/$defs/outWindow", DeliveryWindow.class),
        Arguments.of(EventType.STATUS_CHANGED, "/$defs/outPlace", Place.class),
        Arguments.of(EventType.STATUS_CHANGED, "/$defs/packageState", PackageState.class),
        Arguments.of(EventType.ORDER_SNAPSHOT, "", OrderSnapshot.class),
        Arguments.of(EventType.ORDER_SNAPSHOT, "/$defs/snapshotItem", SnapshotItem.class),
        Arguments.of(EventType.ORDER_SNAPSHOT, "/$defs/snapshotPackage", SnapshotPackage.class),
        Arguments.of(EventType.ORDER_REJECTED, "", OrderRejected.class),
        Arguments.of(EventType.ROUTE_PLAN_PLANNED, "", RoutePlan.class),
        Arguments.of(EventType.ROUTE_PLAN_DEPARTED, "", RoutePlan.class),
        Arguments.of(EventType.ROUTE_PLAN_FINISHED, "", RoutePlan.class),
        Arguments.of(EventType.ROUTE_PLAN_SUPERSEDED, "", RoutePlan.class),
        Arguments.of(EventType.ROUTE_PLAN_PLANNED, "/$defs/stop", RouteStop.class),
        Arguments.of(EventType.ROUTE_PLAN_PLANNED, "/$defs/unassigned", UnassignedParcel.class));
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordsAndSchemasHaveTheSameFields(EventType type, String at, Class<?> record) {
    Set<String> properties =
        new TreeSet<>(Schemas.tree(type).at(at).get("properties").propertyNames());

    assertThat(properties).isEqualTo(fields(record));
  }

  private static Set<String> fields(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(SchemaAndCodeTest::names)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What names an order lies flat in the message. */
  private static Stream<String> names(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == OrderRef.class || type == TradeKey.class || type == Waybill.class) {
      return fields(type).stream();
    }
    return Stream.of(type == PackageState.class ? "package" : component.getName());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void wordsOfSchemasAreThoseOfTheEnums(EventType type) {
    Set<Set<String>> known =
        Stream.of(
                OrderType.values(),
                FulfilmentMode.values(),
                OrderStatus.values(),
                InterceptOutcome.values(),
                CourierStatus.values(),
                EventKind.values(),
                RejectionCode.values())
            .map(
                constants ->
                    Arrays.stream(constants).map(Object::toString).collect(Collectors.toSet()))
            .collect(Collectors.toSet());

    for (JsonNode words : Schemas.tree(type).findValues("enum")) {
      Set<String> named = new HashSet<>();
      words.valueStream().filter(JsonNode::isString).forEach(word -> named.add(word.asString()));
      assertThat(known).contains(named);
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatIsWrittenIsValid(EventType type, OutgoingMessage message) {
    byte[] payload = message.payload();
    assertThat(payload).isNotNull();
    assertThat(Schemas.complaints(type, new String(payload, StandardCharsets.UTF_8))).isEmpty();
  }

  static Stream<Arguments> written() {
    return OutputSamples.written();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ORDER_PAID         | /tradeOrderCode       | 5
          ORDER_PAID         | /tradeOrderCode       | ""
          ORDER_PAID         | /tradeOrderCode       | null
          ORDER_PAID         | /bizType              | "123456789012345678901234567890123"
          ORDER_PAID         | /buyerId              | "12a"
          ORDER_PAID         | /buyerId              | 9223372036854775808
          ORDER_PAID         | /buyerId              | 1.5
          ORDER_PAID         | /buyerId              | true
          ORDER_PAID         | /buyerName            | "a\\u0000"
          ORDER_PAID         | /orderType            | "BACKWARD"
          ORDER_PAID         | /orderType            | "REVERSE"
          ORDER_PAID         | /fulfilmentMode       | "direct"
          ORDER_PAID         | /currency             | "cny"
          ORDER_PAID         | /totalAmount          | 10000000000
          ORDER_PAID         | /totalAmount          | "0.001"
          ORDER_PAID         | /totalAmount          | "1e3"
          ORDER_PAID         | /serviceSeconds       | -1
          ORDER_PAID         | /serviceSeconds       | "120"
          ORDER_PAID         | /deliveryWindow       | {"from":"yesterday"}
          ORDER_PAID         | /deliveryWindow       | {"from":"2026-03-01T00:00:00"}
          ORDER_PAID         | /deliveryWindow       | []
          ORDER_PAID         | /receiver             | {"location":{"lat":91,"lon":0}}
          ORDER_PAID         | /receiver             | {"location":{"lat":1}}
          ORDER_PAID         | /receiver             | {"telephone":13800000000}
          ORDER_PAID         | /items                | []
          ORDER_PAID         | /items                | null
          ORDER_PAID         | /items                | {}
          ORDER_PAID         | /items                | [5]
          ORDER_PAID         | /items/0/quantity     | 0
          ORDER_PAID         | /items/0/quantity     | 1000001
          ORDER_PAID         | /items/0/quantity     | "1"
          ORDER_PAID         | /items/0/weight       | -1
          ORDER_PAID         | /items/0/itemId       | null
          ORDER_PAID         | /packages             | [{}]
          ORDER_PAID         | /packages             | [{"packageNo":""}]
          ORDER_PAID         | /feature              | []
          ORDER_PAID         | /feature              | "[]"
          STATUS_UPDATE      | /status               | "LOST"
          STATUS_UPDATE      | /lgOrderCode          | null
          STATUS_UPDATE      | /expectedStatusVersion | -1
          STATUS_UPDATE      | /location             | {"lat":1}
          INTERCEPT_ANSWERED | /outcome              | "MAYBE"
          ORDER_UPDATE       | /changes              | "{}"
          ORDER_UPDATE       | /changes/buyerName    | 5
          ORDER_UPDATE       | /changes/mailNo       | ["M"]
          ORDER_UPDATE       | /changes/expressCode  | "123456789012345678901234567890123"
          ORDER_UPDATE       | /changes/sellerName   | "a\\u0000"
          ORDER_UPDATE       | /changes/feature      | "[]"
          ORDER_UPDATE       | /changes/receiver     | "somebody"
          ORDER_UPDATE       | /changes/receiver     | {"telephone":13800000000}
          ORDER_UPDATE       | /changes/sender       | {"location":{"lat":"1"}}
          ORDER_UPDATE       | /changes/deliveryWindow | {"from":"yesterday"}
          ORDER_CANCEL       | /lgOrderCode          | null
          CHECKPOINT         | /lgOrderCode          | null
          CHECKPOINT         | /mailNo               | "M"
          INVENTORY_ADJUSTED | /setTo                | 5
          INVENTORY_ADJUSTED | /delta                | null
          INVENTORY_ADJUSTED | /delta                | 1000000000001
          WAREHOUSE_UPDATED  | /location             | null
          PLACE_UPDATED      | /location             | {"lat":0,"lon":181}
          COURIER_UPDATED    | /status               | null
          COURIER_UPDATED    | /maxStops             | 10001
          COURIER_UPDATED    | /maxWeight            | "heavy"
          ROUTE_DEPARTED     | /routeId              | 7
          ROUTE_FINISHED     | /distanceMetres       | -1
          """)
  void aViolationIsRefusedByBoth(EventType type, String field, String json) {
    String good = Objects.requireNonNull(GOOD.get(type));
    assertThat(Schemas.complaints(type, good)).isEmpty();
    assertThat(reader.read(Messages.binary(type.type(), good)))
        .isInstanceOf(Reading.Readable.class);

    ObjectNode bad = (ObjectNode) MAPPER.readTree(good);
    int slash = field.lastIndexOf('/');
    ((ObjectNode) bad.at(field.substring(0, slash)))
        .set(field.substring(slash + 1), MAPPER.readTree(json));

    assertThat(Schemas.complaints(type, bad.toString())).isNotEmpty();
    assertThat(reader.read(Messages.binary(type.type(), bad.toString())))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.reason().code()).isEqualTo(DeadLetterCode.INVALID_EVENT));
  }
}
