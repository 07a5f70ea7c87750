package io.lading.tracking.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.core.contract.Violation;
import io.lading.core.query.StockView;
import io.lading.tracking.disclosure.Caller;
import io.lading.tracking.operations.Figure;
import io.lading.tracking.stock.Shortage;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineEntry;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document says what the code does. */
class OpenApiTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PROBLEM = "{\"title\":\"t\",\"status\":400,\"detail\":\"d\",";
  private static final List<Class<?>> CONTROLLERS =
      List.of(
          TrackingController.class,
          TrackingStreamController.class,
          OrdersController.class,
          StockController.class,
          OperationsController.class);

  private static final PackageState PACKAGE =
      new PackageState("1", OrderStatus.SHIPPED, "SF1", "SF");
  private static final PackageState BARE_PACKAGE =
      new PackageState("2", OrderStatus.SHIPPED, null, null);

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void theDataOfAStreamIsTheEntryOfTheTimeLine() {
    for (TimelineEntry entry : List.of(full(), bare())) {
      String json = new String(new EntryJson(JSON).apply(entry), UTF_8);
      assertThat(document.complaints("Entry", json)).isEmpty();
      assertThat(json).doesNotContain("\n");
    }
  }

  @Test
  void everyOperationOfTheCodeIsInTheDocumentAndNoOther() {
    List<String> coded =
        operations(CONTROLLERS)
            .flatMap(method -> Arrays.stream(method.getAnnotation(GetMapping.class).value()))
            .toList();
    assertThat(document.json().path("paths").propertyNames())
        .containsExactlyInAnyOrderElementsOf(coded);
    assertThat(document.json().path("openapi").stringValue()).startsWith("3.1");
  }

  @Test
  void everyParameterOfTheCodeIsInTheDocumentAndNoOther() {
    operations(List.of(TrackingController.class, TrackingStreamController.class))
        .forEach(
            method -> {
              String path = method.getAnnotation(GetMapping.class).value()[0];
              List<String> documented = new ArrayList<>();
              document
                  .json()
                  .path("paths")
                  .path(path)
                  .path("get")
                  .path("parameters")
                  .forEach(parameter -> documented.add(parameter.path("name").stringValue()));
              assertThat(documented)
                  .containsExactlyInAnyOrderElementsOf(
                      Arrays.stream(method.getParameters())
                          .filter(parameter -> parameter.getAnnotations().length > 0)
                          .map(OpenApiTest::name)
                          .toList());
            });
  }

  private static String name(Parameter parameter) {
    RequestHeader header = parameter.getAnnotation(RequestHeader.class);
    return header == null ? parameter.getName() : header.name();
  }

  private static Stream<Method> operations(List<Class<?>> controllers) {
    return controllers.stream()
        .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(GetMapping.class));
  }

  @Test
  void theWordsAreThoseOfTheContract() {
    assertThat(document.words("/components/schemas/OrderStatus/enum"))
        .isEqualTo(names(OrderStatus.class));
    assertThat(document.words("/components/schemas/Entry/properties/kind/enum"))
        .isEqualTo(names(EventKind.class));
    assertThat(document.words("/components/schemas/Problem/properties/code/enum"))
        .isEqualTo(names(Problem.class));
    assertThat(document.words("/components/schemas/Unknown/enum"))
        .isEqualTo(names(Figure.Reason.class));
    assertThat(document.words("/components/schemas/Order/properties/orderType/enum"))
        .isEqualTo(names(OrderType.class));
    assertThat(document.words("/components/schemas/Order/properties/fulfilmentMode/enum"))
        .isEqualTo(names(FulfilmentMode.class));
  }

  @Test
  void everyAnswerFitsItsSchemaAndEveryFieldOfItIsDescribed() {
    for (TimelineEntry entry : List.of(full(), bare())) {
      var head = new OrderHead(4711, OrderStatus.SHIPPED, 1, 3, 1);
      var timeline = new OrderTimeline(head, List.of(entry), true, List.of(PACKAGE, BARE_PACKAGE));
      String json = JSON.writeValueAsString(TrackingAnswer.of(timeline));
      assertThat(document.complaints("Tracking", json)).isEmpty();
    }
    assertThat(document.complaints("Tracking", "{\"lgOrderCode\":\"LG1\"}")).isNotEmpty();
  }

  @Test
  void everyAnswerAboutOrdersFitsItsSchema() {
    for (Caller caller : Caller.values()) {
      String code = caller.seesReceiptCodes() ? "H9NQGXSJTY" : null;
      OrderAnswer full = OrderAnswer.of(SampleOrders.full(), caller, code);
      OrderAnswer bare = OrderAnswer.of(SampleOrders.bare(), caller, null);
      assertThat(document.complaints("Order", JSON.writeValueAsString(full))).isEmpty();
      assertThat(document.complaints("Order", JSON.writeValueAsString(bare))).isEmpty();
      var page = new OrdersAnswer(List.of(full, bare), Cursor.of(4711));
      assertThat(document.complaints("Orders", JSON.writeValueAsString(page))).isEmpty();
    }
    var last = new OrdersAnswer(List.of(), null);
    assertThat(document.complaints("Orders", JSON.writeValueAsString(last))).isEmpty();
  }

  /** Every field of an order with everything is described, and every described field is in it. */
  @Test
  void everyDescribedFieldIsToldToSomebody() {
    JsonNode full =
        JSON.valueToTree(OrderAnswer.of(SampleOrders.full(), Caller.SERVICE, "H9NQGXSJTY"));
    assertThat(fields("Order")).containsExactlyInAnyOrderElementsOf(full.propertyNames());
    assertThat(fields("Party"))
        .containsExactlyInAnyOrderElementsOf(full.path("receiver").propertyNames());
    assertThat(fields("Package"))
        .containsExactlyInAnyOrderElementsOf(full.path("packages").get(0).propertyNames());
    assertThat(fields("Item"))
        .containsExactlyInAnyOrderElementsOf(full.path("items").get(0).propertyNames());
  }

  private List<String> fields(String schema) {
    JsonNode described = document.json().at("/components/schemas/" + schema + "/properties");
    return List.copyOf(described.propertyNames());
  }

  @Test
  void everyAnswerAboutStockFitsItsSchema() {
    var stock = new StockView(1, 2, 9, 4, 3, Instant.EPOCH);
    assertThat(document.complaints("Stock", JSON.writeValueAsString(StockAnswer.of(stock))))
        .isEmpty();
    var shortage = ShortageAnswer.of(new Shortage(List.of(stock), Instant.EPOCH, true));
    assertThat(document.complaints("Shortage", JSON.writeValueAsString(shortage))).isEmpty();
  }

  @Test
  void everyParameterOfAQueryIsInTheDocument() {
    assertThat(parameters("/paths/~1orders/get/parameters"))
        .containsExactlyInAnyOrder(
            "buyerId",
            "tradeOrderCode",
            "bizType",
            "mailNo",
            "expressCode",
            "status",
            "createdFrom",
            "createdTo",
            "includePackages",
            "includeItems",
            "limit",
            "cursor");
    assertThat(parameters("/paths/~1orders~1{code}/get/parameters"))
        .containsExactlyInAnyOrder(
            "code", "includePackages", "includeItems", Doorkeeper.RECEIPT_CODE);
    assertThat(parameters("/paths/~1inventory~1low/get/parameters"))
        .containsExactlyInAnyOrder("below", "warehouseId", "limit");
  }

  private List<String> parameters(String pointer) {
    return document
        .json()
        .at(pointer)
        .valueStream()
        .map(parameter -> parameter.path("name").stringValue())
        .toList();
  }

  @Test
  void aProblemThatNamesParametersFitsItsSchema() {
    ProblemDetail named =
        Problem.INVALID_PARAMETER.of(List.of(new Violation("after", "a sequence"))).getBody();
    String json =
        "{\"title\":\"%s\",\"status\":400,\"detail\":\"%s\",\"code\":\"INVALID_PARAMETER\",\"violations\":%s}"
            .formatted(
                named.getTitle(),
                named.getDetail(),
                JSON.writeValueAsString(
                    Objects.requireNonNull(named.getProperties()).get("violations")));
    assertThat(document.complaints("Problem", json)).isEmpty();
  }

  @Test
  void everyProblemFitsItsSchema() {
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

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }
}
