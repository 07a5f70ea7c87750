package io.lading.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lading.core.contract.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * A client that is not ours publishes trades in every way the contract allows, and what it reads is
 * what the published documents say.
 */
class ThirdPartyClientIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ITEMS = "\"items\":[{\"itemId\":900001,\"quantity\":%d}]";

  private World world;
  private Kcat kcat;

  @BeforeEach
  void freshWorld() {
    world = World.fresh();
    kcat = Kcat.demand(world.kafka.bootstrapServers());
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void tradesPublishedWithKcatInBothModesAreReadWithKcatAsStatusEventsOfTheContract() {
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      stockArrives();
      publishBinary();
      kcat.publish(
          Topics.TRADE_EVENTS,
          "any key will do",
          List.of(trade("PLAIN-1", 1), trade("PLAIN-2", 1)),
          "ce_type=io.lading.trade.order-paid");
      publishStructured();
      publishBinary();
      world.awaitDrained();
      ingest.awaitUp();
    }
    List<Kcat.Shown> events = kcat.read(Topics.ORDER_STATUS);
    assertThat(events)
        .extracting(event -> event.json().path("tradeOrderCode").asString())
        .containsExactlyInAnyOrder("BINARY", "PLAIN-1", "PLAIN-2", "STRUCTURED");
    events.forEach(ThirdPartyClientIT::isAsTheContractSays);
    assertThat(of("BINARY", events).headers())
        .containsEntry("ce_causationid", "kcat-1")
        .hasEntrySatisfying("traceparent", trace -> assertThat(trace).contains(TRACE));
    assertThat(of("STRUCTURED", events).headers()).containsEntry("ce_causationid", "kcat-2");
    world.everyInvariantHolds();
  }

  @Test
  void whatIsRefusedIsReadWithKcatTooWithItsReason() {
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      stockArrives();
      String type = "ce_type=io.lading.trade.order-paid";
      kcat.publish(Topics.TRADE_EVENTS, "SHORT", List.of(trade("SHORT", 1_000)), type);
      kcat.publish(Topics.TRADE_EVENTS, "BAD", List.of("{\"bizType\":"), type);
      world.awaitDrained();
      ingest.awaitUp();
    }
    assertThat(kcat.read(Topics.ORDER_REJECTIONS))
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.key()).isEqualTo("SHORT");
              assertThat(rejection.json().path("code").asString()).isEqualTo("INSUFFICIENT_STOCK");
              hasPublishedHeaders(rejection, "outputHeaders");
              fitsItsSchema(rejection, "io.lading.order.rejected");
            });
    assertThat(kcat.read(Topics.deadLettersOf(Topics.TRADE_EVENTS)))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.payload()).isEqualTo("{\"bizType\":");
              assertThat(letter.headers()).containsEntry("lading-error-code", "UNREADABLE_EVENT");
              assertThat(letter.headers().keySet())
                  .containsAll(strings(schema("deadLetterHeaders").get("required")));
            });
    world.everyInvariantHolds();
  }

  private void stockArrives() {
    kcat.publish(
        Topics.INVENTORY_UPDATES,
        "7:900001",
        List.of("{\"warehouseId\":7,\"skuId\":900001,\"setTo\":100}"),
        "ce_type=io.lading.inventory.adjusted",
        "ce_id=stock-1",
        "ce_source=urn:kcat");
    world.awaitDrained();
  }

  private void publishBinary() {
    kcat.publish(
        Topics.TRADE_EVENTS,
        "BINARY",
        List.of(trade("BINARY", 2)),
        "ce_specversion=1.0",
        "ce_type=io.lading.trade.order-paid",
        "ce_id=kcat-1",
        "ce_source=urn:kcat",
        "ce_time=2026-11-22T08:00:00Z",
        "content-type=application/json",
        "traceparent=00-" + TRACE + "-00f067aa0ba902b7-01");
  }

  private void publishStructured() {
    String event =
        "{\"specversion\":\"1.0\",\"type\":\"io.lading.trade.order-paid\",\"id\":\"kcat-2\","
            + "\"source\":\"urn:kcat\",\"datacontenttype\":\"application/json\",\"data\":"
            + trade("STRUCTURED", 3)
            + "}";
    kcat.publish(
        Topics.TRADE_EVENTS,
        "STRUCTURED",
        List.of(event, event),
        "content-type=application/cloudevents+json");
  }

  private static String trade(String code, int quantity) {
    return ("{\"tradeOrderCode\":\"%s\",\"bizType\":\"RETAIL\",\"buyerId\":7,\"warehouseId\":7,"
            + ITEMS
            + "}")
        .formatted(code, quantity);
  }

  private static Kcat.Shown of(String trade, List<Kcat.Shown> events) {
    return events.stream()
        .filter(event -> event.json().path("tradeOrderCode").asString().equals(trade))
        .findFirst()
        .orElseThrow();
  }

  private static void isAsTheContractSays(Kcat.Shown event) {
    JsonNode json = event.json();
    assertThat(event.key()).matches("LG\\d{19}");
    assertThat(json.path("lgOrderCode").asString()).isEqualTo(event.key());
    assertThat(json.path("sequence").asInt()).isEqualTo(1);
    assertThat(json.path("buyerId").isString()).as("64 bits as a string").isTrue();
    assertThat(event.headers())
        .containsEntry("ce_type", "io.lading.order.status-changed")
        .containsEntry("ce_subject", event.key())
        .containsEntry("ce_sequence", "1");
    hasPublishedHeaders(event, "statusHeaders");
    fitsItsSchema(event, "io.lading.order.status-changed");
  }

  /** Every required one, no unknown one, and constants as they are. */
  private static void hasPublishedHeaders(Kcat.Shown shown, String name) {
    Map<String, Object> own = schema(name);
    Map<String, Object> output = schema("outputHeaders");
    Map<String, Object> known = map(output.get("properties"));
    assertThat(shown.headers().keySet()).containsAll(strings(output.get("required")));
    if (own.get("allOf") instanceof List<?> parts) {
      Map<String, Object> more = map(parts.getLast());
      assertThat(shown.headers().keySet()).containsAll(strings(more.get("required")));
      known.putAll(map(more.get("properties")));
    }
    assertThat(known.keySet()).containsAll(shown.headers().keySet());
    assertThat(shown.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("content-type", "application/json");
  }

  private static void fitsItsSchema(Kcat.Shown shown, String type) {
    String schema = resource("/contract/schemas/" + type + ".json");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(shown.payload(), InputFormat.JSON))
        .as(shown.payload())
        .isEmpty();
  }

  private static Map<String, Object> schema(String name) {
    Map<String, Object> api = new Yaml().load(resource("/contract/asyncapi.yaml"));
    return map(map(map(api.get("components")).get("schemas")).get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) requireNonNull(node);
  }

  private static List<String> strings(@Nullable Object list) {
    return ((List<?>) requireNonNull(list))
        .stream().map(String::valueOf).collect(Collectors.toList());
  }

  private static String resource(String path) {
    try (InputStream in = ThirdPartyClientIT.class.getResourceAsStream(path)) {
      return new String(requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
