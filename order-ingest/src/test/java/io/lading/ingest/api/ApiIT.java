package io.lading.ingest.api;

import static io.lading.ingest.api.ServedApi.isProblem;
import static io.lading.ingest.api.ServedApi.json;
import static io.lading.ingest.api.ServedApi.token;
import static io.lading.ingest.api.ServedApi.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.core.reads.ReadToken;
import java.net.http.HttpResponse;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiIT {

  private static ServedApi api;

  @BeforeAll
  static void oneServiceForAll() {
    api = ServedApi.with(100);
  }

  @AfterAll
  static void everyStatusOfTheDocumentWasSeenButOurFaults() {
    api.close();
    api.everyStatusOfTheDocumentWasSeen();
  }

  @Test
  void theSameTradeTwiceIsOneOrderWithOneAnswer() {
    HttpResponse<String> first = api.create(trade("A-1", 1, 1));
    HttpResponse<String> second = api.create(trade("A-1", 1, 1));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    String code = json(first).path("lgOrderCode").asString();
    assertThat(first.headers().firstValue("Location")).hasValue("/orders/" + code);
    assertThat(second.headers().firstValue("Location")).hasValue("/orders/" + code);
  }

  @Test
  void theSameTradeEncodedOtherwiseIsTheSameTrade() {
    assertThat(api.create(trade("A-2", 1, 1)).statusCode()).isEqualTo(201);
    String otherwise =
        """
        {"items":[{"quantity":1,"itemId":"1"}],"warehouseId":"7","news":[{}],"buyerId":"5","bizType":"B2C","tradeOrderCode":"A-2"}
        """;
    assertThat(api.create(otherwise).statusCode()).isEqualTo(200);
  }

  @Test
  void theSameKeyWithOtherContentIsAConflictThatNamesTheOrder() {
    String code = json(api.create(trade("A-3", 1, 1))).path("lgOrderCode").asString();
    HttpResponse<String> conflict = api.create(trade("A-3", 1, 2));
    isProblem(conflict, 409, "CONFLICTING_DUPLICATE");
    assertThat(json(conflict).path("lgOrderCode").asString()).isEqualTo(code);
  }

  @Test
  void whatIsShortOfStockIsRefusedAndTheSkusAreNamed() {
    HttpResponse<String> answer = api.create(trade("A-4", 4, 3));
    isProblem(answer, 422, "INSUFFICIENT_STOCK");
    assertThat(json(answer).path("skus").get(0).path("wanted").asInt()).isEqualTo(3);
  }

  @Test
  void everyViolatedFieldIsNamed() {
    HttpResponse<String> answer =
        api.create("{\"tradeOrderCode\":\"\",\"items\":[{\"itemId\":1,\"quantity\":0}]}");
    isProblem(answer, 400, "INVALID_EVENT");
    assertThat(json(answer).path("violations").findValuesAsString("field"))
        .hasSizeGreaterThanOrEqualTo(5)
        .anyMatch(field -> field.contains("tradeOrderCode"))
        .anyMatch(field -> field.contains("buyerId"))
        .anyMatch(field -> field.contains("quantity"));
    isProblem(api.create("{\"tradeOrderCode\":"), 400, "UNREADABLE_EVENT");
    isProblem(
        api.create(trade("A", 1, 1), "Idempotency-Key", "x".repeat(129)), 400, "INVALID_EVENT");
  }

  @Test
  void aBodyAboveTheLimitOrNoJsonIsRefused() {
    String large = trade("A-5", 1, 1).replace("{", "{\"x\":\"" + "y".repeat(5000) + "\",");
    isProblem(api.create(large), 413, "UNREADABLE_EVENT");
    isProblem(api.create("<xml/>", "Content-Type", "text/xml"), 415, "UNREADABLE_EVENT");
    isProblem(api.adjust(7, 1, large, "large"), 413, "UNREADABLE_EVENT");
    isProblem(
        api.noted(
            ServedApi.ADJUST,
            api.ingest.post(
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
    HttpResponse<String> first = api.adjust(7, 9, "{\"delta\":5,\"reason\":\"receipt\"}", "k-1");
    HttpResponse<String> again = api.adjust(7, 9, "{\"delta\":5,\"reason\":\"receipt\"}", "k-1");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    api.adjust(7, 9, "{\"delta\":5,\"reason\":\"receipt\"}", "k-2");
    assertThat(api.world.number("SELECT quantity FROM orders.inventory WHERE sku_id = 9"))
        .isEqualTo(10);
  }

  @Test
  void aKeyThatComesWithAnotherContentIsRefusedAndChangesNothing() {
    assertThat(api.adjust(7, 22, "{\"delta\":5}", "k").statusCode()).isEqualTo(200);
    isProblem(api.adjust(7, 22, "{\"delta\":6}", "k"), 422, "IDEMPOTENCY_KEY_REUSED");
    isProblem(api.adjust(7, 22, "{\"setTo\":5}", "k"), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(api.adjust(7, 22, "{ \"skuId\":22, \"delta\" : \"5\" }", "k").statusCode())
        .isEqualTo(200);
    assertThat(api.adjust(7, 22, "{\"setTo\":5}", "same").statusCode()).isEqualTo(200);
    isProblem(api.adjust(7, 22, "{\"setTo\":9}", "same"), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(api.world.number("SELECT quantity FROM orders.inventory WHERE sku_id = 22"))
        .isEqualTo(5);
  }

  @Test
  void anAnswerThatCannotBeGivenIsRefusedBeforeAnythingIsDone() {
    isProblem(api.create(trade("A-23", 1, 1), "Accept", "text/plain"), 406, "NOT_ACCEPTABLE");
    assertThat(api.create(trade("A-23", 1, 1), "Accept", "*/*").statusCode()).isEqualTo(201);
    HttpResponse<String> adjusted =
        api.ingest.post(
            "/inventory/7/24/adjustments",
            "{\"delta\":1}",
            "Idempotency-Key",
            "x",
            "Accept",
            "application/xml");
    isProblem(api.noted(ServedApi.ADJUST, adjusted), 406, "NOT_ACCEPTABLE");
    assertThat(api.world.number("SELECT count(*) FROM orders.inventory WHERE sku_id = 24"))
        .isZero();
  }

  @Test
  void numbersOfAnAdjustmentAreReadAsTheyAreWritten() {
    isProblem(api.adjust(7, 25, "{\"delta\":5.9999999999999999999}", "n"), 400, "INVALID_EVENT");
    isProblem(api.adjust(7, 25, "{\"delta\":5,\"skuId\":26}", "n"), 400, "INVALID_EVENT");
    isProblem(
        api.adjust(7, 25, "{\"delta\":" + "1".repeat(65) + "}", "n"), 400, "UNREADABLE_EVENT");
    isProblem(api.adjust(7, 25, "[".repeat(40) + "]".repeat(40), "n"), 400, "UNREADABLE_EVENT");
  }

  @Test
  void whatIsWrongWithKeyAndPathAndBodyIsToldAtOnce() {
    HttpResponse<String> answer =
        api.noted(
            ServedApi.ADJUST,
            api.ingest.post("/inventory/seven/0x1/adjustments", "{\"delta\":\"many\"}"));
    isProblem(answer, 400, "INVALID_EVENT");
    assertThat(json(answer).path("violations").findValuesAsString("field"))
        .containsExactly("Idempotency-Key", "/warehouseId", "/skuId", "/delta");
  }

  @Test
  void anAdjustmentThatWouldTakeReservedGoodsIsRefused() {
    api.adjust(7, 10, "{\"delta\":5}", "ten");
    assertThat(api.create(trade("A-6", 10, 4)).statusCode()).isEqualTo(201);
    isProblem(api.adjust(7, 10, "{\"setTo\":3}", "less"), 409, "BELOW_RESERVED");
    isProblem(api.adjust(7, 10, "{\"setTo\":3}", "less"), 409, "BELOW_RESERVED");
    assertThat(api.adjust(7, 10, "{\"setTo\":4}", "enough").statusCode()).isEqualTo(200);
  }

  @Test
  void anAdjustmentNeedsAKeyAndAPlace() {
    isProblem(
        api.noted(ServedApi.ADJUST, api.ingest.post("/inventory/7/1/adjustments", "{\"delta\":1}")),
        400,
        "INVALID_EVENT");
    isProblem(
        api.noted(
            ServedApi.ADJUST,
            api.ingest.post(
                "/inventory/seven/1/adjustments", "{\"delta\":1}", "Idempotency-Key", "s")),
        400,
        "INVALID_EVENT");
  }

  @Test
  void whatIsWrittenIsToldWithAToken() {
    ReadToken created = token(api.create(trade("A-9", 1, 1)));
    assertThat(created.sequence()).isEqualTo(1);
    ReadToken again = token(api.create(trade("A-9", 1, 1)));
    assertThat(again.orderId()).isEqualTo(created.orderId());
    assertThat(token(api.create(trade("A-9", 1, 2))).sequence()).isZero();
    ReadToken ofStock = token(api.adjust(7, 11, "{\"delta\":5}", "eleven"));
    assertThat(ofStock.sequence()).isZero();
    assertThat(ofStock.written().hasPassed(created.written())).isTrue();
  }

  @Test
  void theTraceOfARequestGoesWithItsEvents() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    HttpResponse<String> answer = api.create(trade("A-7", 1, 1), "traceparent", trace);
    String code = json(answer).path("lgOrderCode").asString();
    api.world.awaitDrained();
    ConsumerRecord<byte[], byte[]> event =
        api.world.read(Topics.ORDER_STATUS).stream()
            .filter(record -> new String(record.key()).equals(code))
            .findFirst()
            .orElseThrow();
    assertThat(new String(event.headers().lastHeader("traceparent").value())).isEqualTo(trace);
  }

  @Test
  void whileStorageIsAwayTheCallerIsToldToComeBackAndNothingIsHiddenInA4xx() {
    api.database.cut();
    try {
      HttpResponse<String> away = api.create(trade("A-8", 1, 1));
      isProblem(away, 503, "STORAGE_UNAVAILABLE");
      assertThat(away.headers().firstValue("Retry-After")).hasValue("5");
      isProblem(api.adjust(7, 1, "{\"delta\":1}", "away"), 503, "STORAGE_UNAVAILABLE");
      isProblem(api.create("{}"), 400, "INVALID_EVENT");
    } finally {
      api.database.resume();
    }
    api.ingest.awaitUp();
    assertThat(api.create(trade("A-8", 1, 1)).statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsNotThereIsAProblemToo() {
    assertThat(api.ingest.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(api.ingest.get("/orders").statusCode()).isEqualTo(405);
    assertThat(json(api.ingest.get("/orders")).path("code").asString())
        .isEqualTo("METHOD_NOT_ALLOWED");
  }

  @Test
  void theDocumentIsServed() {
    assertThat(api.ingest.get("/openapi.yaml").body()).startsWith("openapi: 3.1");
    assertThat(api.ingest.get("/actuator/prometheus").body())
        .contains("lading_intake_records_total");
  }
}
