package io.lading.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.engines.process.FaultProxy;
import io.lading.ingest.RunningIngest;
import io.lading.ingest.World;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final OpenApiFile DOCUMENT = new OpenApiFile();
  private static final String CREATE = "POST /orders";
  private static final String ADJUST = "POST /inventory/{warehouseId}/{skuId}/adjustments";
  private static final Map<String, Set<Integer>> SEEN = new TreeMap<>();

  private static World world;
  private static FaultProxy database;
  private static RunningIngest ingest;

  @BeforeAll
  static void oneServiceForAll() {
    world = World.fresh();
    database = FaultProxy.to(world.postgresPort());
    ingest =
        RunningIngest.start(
                world.database.through(database.port()),
                world.kafka.bootstrapServers(),
                "--lading.database.connect-within=1s",
                "--lading.api.max-body-size=4KB")
            .awaitUp();
    assertThat(adjust(7, 1, "{\"delta\":100}", "stock").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void everyStatusOfTheDocumentWasSeenButOurFaults() {
    ingest.close();
    database.close();
    world.close();
    SEEN.forEach(
        (operation, statuses) -> {
          Set<Integer> documented = DOCUMENT.statuses(operation);
          documented.remove(500);
          assertThat(statuses).as(operation).isEqualTo(documented);
        });
  }

  @Test
  void theSameTradeTwiceIsOneOrderWithOneAnswer() {
    HttpResponse<String> first = create(trade("A-1", 1, 1));
    HttpResponse<String> second = create(trade("A-1", 1, 1));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    String code = json(first).path("lgOrderCode").asString();
    assertThat(first.headers().firstValue("Location")).hasValue("/orders/" + code);
    assertThat(second.headers().firstValue("Location")).hasValue("/orders/" + code);
  }

  @Test
  void theSameTradeEncodedOtherwiseIsTheSameTrade() {
    assertThat(create(trade("A-2", 1, 1)).statusCode()).isEqualTo(201);
    String otherwise =
        """
        {"items":[{"quantity":1,"itemId":"1"}],"warehouseId":"7","news":[{}],"buyerId":"5","bizType":"B2C","tradeOrderCode":"A-2"}
        """;
    assertThat(create(otherwise).statusCode()).isEqualTo(200);
  }

  @Test
  void theSameKeyWithOtherContentIsAConflictThatNamesTheOrder() {
    String code = json(create(trade("A-3", 1, 1))).path("lgOrderCode").asString();
    HttpResponse<String> conflict = create(trade("A-3", 1, 2));
    isProblem(conflict, 409, "CONFLICTING_DUPLICATE");
    assertThat(json(conflict).path("lgOrderCode").asString()).isEqualTo(code);
  }

  @Test
  void whatIsShortOfStockIsRefusedAndTheSkusAreNamed() {
    HttpResponse<String> answer = create(trade("A-4", 4, 3));
    isProblem(answer, 422, "INSUFFICIENT_STOCK");
    assertThat(json(answer).path("skus").get(0).path("wanted").asInt()).isEqualTo(3);
  }

  @Test
  void everyViolatedFieldIsNamed() {
    HttpResponse<String> answer =
        create("{\"tradeOrderCode\":\"\",\"items\":[{\"itemId\":1,\"quantity\":0}]}");
    isProblem(answer, 400, "INVALID_EVENT");
    assertThat(json(answer).path("violations").findValuesAsString("field"))
        .hasSizeGreaterThanOrEqualTo(5)
        .anyMatch(field -> field.contains("tradeOrderCode"))
        .anyMatch(field -> field.contains("buyerId"))
        .anyMatch(field -> field.contains("quantity"));
    isProblem(create("{\"tradeOrderCode\":"), 400, "UNREADABLE_EVENT");
    isProblem(create(trade("A", 1, 1), "Idempotency-Key", "x".repeat(129)), 400, "INVALID_EVENT");
  }

  @Test
  void aBodyAboveTheLimitOrNoJsonIsRefused() {
    String large = trade("A-5", 1, 1).replace("{", "{\"x\":\"" + "y".repeat(5000) + "\",");
    isProblem(create(large), 413, "UNREADABLE_EVENT");
    isProblem(create("<xml/>", "Content-Type", "text/xml"), 415, "UNREADABLE_EVENT");
    isProblem(adjust(7, 1, large, "large"), 413, "UNREADABLE_EVENT");
    isProblem(
        noted(
            ADJUST,
            ingest.post(
                "/inventory/7/1/adjustments",
                "1",
                "Idempotency-Key",
                "t",
                "Content-Type",
                "text/plain")),
        415,
        "UNREADABLE_EVENT");
  }

  @Test
  void anAdjustmentTakesEffectOncePerKey() {
    HttpResponse<String> first = adjust(7, 9, "{\"delta\":5,\"reason\":\"receipt\"}", "k-1");
    HttpResponse<String> again = adjust(7, 9, "{\"delta\":5,\"reason\":\"receipt\"}", "k-1");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    adjust(7, 9, "{\"delta\":5,\"reason\":\"receipt\"}", "k-2");
    assertThat(world.number("SELECT quantity FROM orders.inventory WHERE sku_id = 9"))
        .isEqualTo(10);
  }

  @Test
  void aKeyThatComesWithAnotherContentIsRefusedAndChangesNothing() {
    assertThat(adjust(7, 22, "{\"delta\":5}", "k").statusCode()).isEqualTo(200);
    isProblem(adjust(7, 22, "{\"delta\":6}", "k"), 422, "IDEMPOTENCY_KEY_REUSED");
    isProblem(adjust(7, 22, "{\"setTo\":5}", "k"), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(adjust(7, 22, "{ \"skuId\":22, \"delta\" : \"5\" }", "k").statusCode())
        .isEqualTo(200);
    assertThat(adjust(7, 22, "{\"setTo\":5}", "same").statusCode()).isEqualTo(200);
    isProblem(adjust(7, 22, "{\"setTo\":9}", "same"), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(world.number("SELECT quantity FROM orders.inventory WHERE sku_id = 22"))
        .isEqualTo(5);
  }

  @Test
  void anAnswerThatCannotBeGivenIsRefusedBeforeAnythingIsDone() {
    isProblem(create(trade("A-23", 1, 1), "Accept", "text/plain"), 406, "NOT_ACCEPTABLE");
    assertThat(create(trade("A-23", 1, 1), "Accept", "*/*").statusCode()).isEqualTo(201);
    HttpResponse<String> adjusted =
        ingest.post(
            "/inventory/7/24/adjustments",
            "{\"delta\":1}",
            "Idempotency-Key",
            "x",
            "Accept",
            "application/xml");
    isProblem(noted(ADJUST, adjusted), 406, "NOT_ACCEPTABLE");
    assertThat(world.number("SELECT count(*) FROM orders.inventory WHERE sku_id = 24")).isZero();
  }

  @Test
  void numbersOfAnAdjustmentAreReadAsTheyAreWritten() {
    isProblem(adjust(7, 25, "{\"delta\":5.9999999999999999999}", "n"), 400, "INVALID_EVENT");
    isProblem(adjust(7, 25, "{\"delta\":5,\"skuId\":26}", "n"), 400, "INVALID_EVENT");
    isProblem(adjust(7, 25, "{\"delta\":" + "1".repeat(65) + "}", "n"), 400, "UNREADABLE_EVENT");
    isProblem(adjust(7, 25, "[".repeat(40) + "]".repeat(40), "n"), 400, "UNREADABLE_EVENT");
  }

  @Test
  void whatIsWrongWithKeyAndPathAndBodyIsToldAtOnce() {
    HttpResponse<String> answer =
        noted(ADJUST, ingest.post("/inventory/seven/0x1/adjustments", "{\"delta\":\"many\"}"));
    isProblem(answer, 400, "INVALID_EVENT");
    assertThat(json(answer).path("violations").findValuesAsString("field"))
        .containsExactly("Idempotency-Key", "/warehouseId", "/skuId", "/delta");
  }

  @Test
  void anAdjustmentThatWouldTakeReservedGoodsIsRefused() {
    adjust(7, 10, "{\"delta\":5}", "ten");
    assertThat(create(trade("A-6", 10, 4)).statusCode()).isEqualTo(201);
    isProblem(adjust(7, 10, "{\"setTo\":3}", "less"), 409, "BELOW_RESERVED");
    isProblem(adjust(7, 10, "{\"setTo\":3}", "less"), 409, "BELOW_RESERVED");
    assertThat(adjust(7, 10, "{\"setTo\":4}", "enough").statusCode()).isEqualTo(200);
  }

  @Test
  void anAdjustmentNeedsAKeyAndAPlace() {
    isProblem(
        noted(ADJUST, ingest.post("/inventory/7/1/adjustments", "{\"delta\":1}")),
        400,
        "INVALID_EVENT");
    isProblem(
        noted(
            ADJUST,
            ingest.post("/inventory/seven/1/adjustments", "{\"delta\":1}", "Idempotency-Key", "s")),
        400,
        "INVALID_EVENT");
  }

  @Test
  void theTraceOfARequestGoesWithItsEvents() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    HttpResponse<String> answer = create(trade("A-7", 1, 1), "traceparent", trace);
    String code = json(answer).path("lgOrderCode").asString();
    world.awaitDrained();
    ConsumerRecord<byte[], byte[]> event =
        world.read(Topics.ORDER_STATUS).stream()
            .filter(record -> new String(record.key()).equals(code))
            .findFirst()
            .orElseThrow();
    assertThat(new String(event.headers().lastHeader("traceparent").value())).isEqualTo(trace);
  }

  @Test
  void whileStorageIsAwayTheCallerIsToldToComeBackAndNothingIsHiddenInA4xx() {
    database.cut();
    try {
      HttpResponse<String> away = create(trade("A-8", 1, 1));
      isProblem(away, 503, "STORAGE_UNAVAILABLE");
      assertThat(away.headers().firstValue("Retry-After")).hasValue("5");
      isProblem(adjust(7, 1, "{\"delta\":1}", "away"), 503, "STORAGE_UNAVAILABLE");
      isProblem(create("{}"), 400, "INVALID_EVENT");
    } finally {
      database.resume();
    }
    ingest.awaitUp();
    assertThat(create(trade("A-8", 1, 1)).statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsNotThereIsAProblemToo() {
    assertThat(ingest.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(ingest.get("/orders").statusCode()).isEqualTo(405);
    assertThat(json(ingest.get("/orders")).path("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @Test
  void theDocumentIsServed() {
    assertThat(ingest.get("/openapi.yaml").body()).startsWith("openapi: 3.1");
    assertThat(ingest.get("/actuator/prometheus").body()).contains("lading_intake_records_total");
  }

  private static String trade(String code, long item, int quantity) {
    return """
    {"tradeOrderCode":"%s","bizType":"B2C","buyerId":5,"warehouseId":7,"items":[{"itemId":%d,"quantity":%d}]}
    """
        .formatted(code, item, quantity);
  }

  private static HttpResponse<String> create(String body, String... headers) {
    return noted(CREATE, ingest.post("/orders", body, headers));
  }

  private static HttpResponse<String> adjust(long warehouse, long sku, String body, String key) {
    return noted(
        ADJUST,
        ingest.post(
            "/inventory/%d/%d/adjustments".formatted(warehouse, sku),
            body,
            "Idempotency-Key",
            key));
  }

  private static HttpResponse<String> noted(String operation, HttpResponse<String> answer) {
    SEEN.computeIfAbsent(operation, none -> new TreeSet<>()).add(answer.statusCode());
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static void isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
  }
}
