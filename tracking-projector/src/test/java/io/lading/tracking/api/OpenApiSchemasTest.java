package io.lading.tracking.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.core.contract.Violation;
import io.lading.core.query.StockView;
import io.lading.tracking.disclosure.Caller;
import io.lading.tracking.stock.Shortage;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer fits its schema, and every field of it is described. */
class OpenApiSchemasTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PROBLEM = "{\"title\":\"t\",\"status\":400,\"detail\":\"d\",";

  private static final PackageState PACKAGE =
      new PackageState("1", OrderStatus.SHIPPED, "SF1", "SF");
  private static final PackageState BARE_PACKAGE =
      new PackageState("2", OrderStatus.SHIPPED, null, null);

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void timeLines() {
    for (TimelineEntry entry : List.of(full(), bare())) {
      var head = new OrderHead(4711, OrderStatus.SHIPPED, 1, 3, 1);
      var timeline = new OrderTimeline(head, List.of(entry), true, List.of(PACKAGE, BARE_PACKAGE));
      assertFits("Tracking", TrackingAnswer.of(timeline));
    }
    assertThat(document.complaints("Tracking", "{\"lgOrderCode\":\"LG1\"}")).isNotEmpty();
  }

  @Test
  void theDataOfAStreamIsTheEntryOfTheTimeLine() {
    for (TimelineEntry entry : List.of(full(), bare())) {
      String json = new String(new EntryJson(JSON).apply(entry), UTF_8);
      assertThat(document.complaints("Entry", json)).isEmpty();
      assertThat(json).doesNotContain("\n");
    }
  }

  @Test
  void orders() {
    for (Caller caller : Caller.values()) {
      String code = caller.seesReceiptCodes() ? "H9NQGXSJTY" : null;
      OrderAnswer full = OrderAnswer.of(SampleOrders.full(), caller, code);
      OrderAnswer bare = OrderAnswer.of(SampleOrders.bare(), caller, null);
      assertFits("Order", full);
      assertFits("Order", bare);
      assertFits("Orders", new OrdersAnswer(List.of(full, bare), Cursor.of(4711)));
    }
    assertFits("Orders", new OrdersAnswer(List.of(), null));
  }

  /** Every field of an order with everything is described, and every described field is in it. */
  @Test
  void everyDescribedFieldOfAnOrderIsToldToSomebody() {
    JsonNode full =
        JSON.valueToTree(OrderAnswer.of(SampleOrders.full(), Caller.SERVICE, "H9NQGXSJTY"));
    assertTells("Order", full);
    assertTells("Party", full.path("receiver"));
    assertTells("Package", full.path("packages").get(0));
    assertTells("Item", full.path("items").get(0));
  }

  private void assertTells(String schema, JsonNode answer) {
    assertThat(answer.propertyNames()).containsExactlyInAnyOrderElementsOf(document.fields(schema));
  }

  @Test
  void stock() {
    var stock = new StockView(1, 2, 9, 4, 3, Instant.EPOCH);
    assertFits("Stock", StockAnswer.of(stock));
    assertFits("Shortage", ShortageAnswer.of(new Shortage(List.of(stock), Instant.EPOCH, true)));
  }

  @Test
  void problems() {
    for (Problem problem : Problem.values()) {
      String json =
          "{\"title\":\"%s\",\"status\":%d,\"detail\":\"d\",\"code\":\"%s\"}"
              .formatted(problem.detail("d").getTitle(), problem.status().value(), problem.name());
      assertThat(document.complaints("Problem", json)).isEmpty();
    }
    List<Violation> violations = List.of(new Violation("limit", "1 to 100"));
    var invalid = Problem.INVALID_PARAMETER.of(violations).getBody().getProperties();
    String json = JSON.writeValueAsString(invalid).replace("{\"code\"", PROBLEM + "\"code\"");
    assertThat(document.complaints("Problem", json)).isEmpty();
  }

  private void assertFits(String schema, Object answer) {
    assertThat(document.complaints(schema, JSON.writeValueAsString(answer))).isEmpty();
  }

  private static TimelineEntry full() {
    return new TimelineEntry(
        4711,
        1,
        EventKind.FIELDS,
        OrderStatus.SHIPPED,
        OrderStatus.CONFIRMED,
        2,
        OrderStatus.SHIPPED,
        PACKAGE,
        List.of("mailNo"),
        new Place("杭州", 30.25, 120.17),
        "left",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static TimelineEntry bare() {
    return new TimelineEntry(
        4711,
        1,
        EventKind.TRANSITION,
        OrderStatus.PENDING,
        null,
        0,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Instant.EPOCH);
  }
}
