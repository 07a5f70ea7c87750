package io.lading.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.ingest.RunningIngest;
import io.lading.ingest.World;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which requests share an answer, and which do not. */
class IdempotencyKeyIT {

  private static World world;
  private static RunningIngest ingest;

  @BeforeAll
  static void oneServiceForAll() {
    world = World.fresh();
    ingest = world.ingest().awaitUp();
    assertThat(adjust(7, 1, "{\"delta\":100}", "stock").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    ingest.close();
    world.close();
  }

  @Test
  void equalKeysForTwoStocksAreTwoAdjustments() {
    assertThat(adjust(7, 20, "{\"delta\":5}", "1").statusCode()).isEqualTo(200);
    assertThat(adjust(8, 21, "{\"delta\":500}", "1").statusCode()).isEqualTo(200);
    assertThat(world.number("SELECT quantity FROM orders.inventory WHERE sku_id = 21"))
        .isEqualTo(500);
  }

  @Test
  void aRefusalUnderAKeyIsNoAnswerToAnotherTrade() {
    isProblem(create(trade("A-20", 23, 1), "Idempotency-Key", "1"), 422, "INSUFFICIENT_STOCK");
    assertThat(create(trade("A-21", 1, 1), "Idempotency-Key", "1").statusCode()).isEqualTo(201);
    isProblem(create(trade("A-20", 1, 1), "Idempotency-Key", "1"), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(create(trade("A-20", 1, 1), "Idempotency-Key", "2").statusCode()).isEqualTo(201);
  }

  @Test
  void aConflictUnderAKeyDoesNotSpoilItForTheRightContent() {
    HttpResponse<String> first = create(trade("A-22", 1, 1), "Idempotency-Key", "c");
    isProblem(create(trade("A-22", 1, 2), "Idempotency-Key", "c"), 409, "CONFLICTING_DUPLICATE");
    HttpResponse<String> again = create(trade("A-22", 1, 1), "Idempotency-Key", "c");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void shortOfStockIsRefusedAndTheSameAttemptStaysRefusedWhileANewOneMaySucceed() {
    HttpResponse<String> first = create(trade("A-4", 4, 3), "Idempotency-Key", "attempt-1");
    isProblem(first, 422, "INSUFFICIENT_STOCK");
    assertThat(json(first).path("skus").get(0).path("wanted").asInt()).isEqualTo(3);
    adjust(7, 4, "{\"delta\":3}", "late");
    HttpResponse<String> again = create(trade("A-4", 4, 3), "Idempotency-Key", "attempt-1");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(create(trade("A-4", 4, 3), "Idempotency-Key", "attempt-2").statusCode())
        .isEqualTo(201);
  }

  private static String trade(String code, long item, int quantity) {
    return """
    {"tradeOrderCode":"%s","bizType":"B2C","buyerId":5,"warehouseId":7,"items":[{"itemId":%d,"quantity":%d}]}
    """
        .formatted(code, item, quantity);
  }

  private static HttpResponse<String> create(String body, String... headers) {
    return ingest.post("/orders", body, headers);
  }

  private static HttpResponse<String> adjust(long warehouse, long sku, String body, String key) {
    String path = "/inventory/%d/%d/adjustments".formatted(warehouse, sku);
    return ingest.post(path, body, "Idempotency-Key", key);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static void isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
  }
}
