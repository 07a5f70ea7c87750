package io.lading.ingest.api;

import static io.lading.ingest.api.ServedApi.isProblem;
import static io.lading.ingest.api.ServedApi.json;
import static io.lading.ingest.api.ServedApi.trade;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which requests share an answer, and which do not. */
class IdempotencyKeyIT {

  private static ServedApi api;

  @BeforeAll
  static void oneServiceForAll() {
    api = ServedApi.with(100);
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void equalKeysForTwoStocksAreTwoAdjustments() {
    assertThat(api.adjust(7, 20, "{\"delta\":5}", "1").statusCode()).isEqualTo(200);
    assertThat(api.adjust(8, 21, "{\"delta\":500}", "1").statusCode()).isEqualTo(200);
    assertThat(api.world.number("SELECT quantity FROM orders.inventory WHERE sku_id = 21"))
        .isEqualTo(500);
  }

  @Test
  void aRefusalUnderAKeyIsNoAnswerToAnotherTrade() {
    isProblem(api.create(trade("A-20", 23, 1), "Idempotency-Key", "1"), 422, "INSUFFICIENT_STOCK");
    assertThat(api.create(trade("A-21", 1, 1), "Idempotency-Key", "1").statusCode()).isEqualTo(201);
    isProblem(
        api.create(trade("A-20", 1, 1), "Idempotency-Key", "1"), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(api.create(trade("A-20", 1, 1), "Idempotency-Key", "2").statusCode()).isEqualTo(201);
  }

  @Test
  void aConflictUnderAKeyDoesNotSpoilItForTheRightContent() {
    HttpResponse<String> first = api.create(trade("A-22", 1, 1), "Idempotency-Key", "c");
    isProblem(
        api.create(trade("A-22", 1, 2), "Idempotency-Key", "c"), 409, "CONFLICTING_DUPLICATE");
    HttpResponse<String> again = api.create(trade("A-22", 1, 1), "Idempotency-Key", "c");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void shortOfStockIsRefusedAndTheSameAttemptStaysRefusedWhileANewOneMaySucceed() {
    HttpResponse<String> first = api.create(trade("A-4", 4, 3), "Idempotency-Key", "attempt-1");
    isProblem(first, 422, "INSUFFICIENT_STOCK");
    assertThat(json(first).path("skus").get(0).path("wanted").asInt()).isEqualTo(3);
    api.adjust(7, 4, "{\"delta\":3}", "late");
    HttpResponse<String> again = api.create(trade("A-4", 4, 3), "Idempotency-Key", "attempt-1");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(api.create(trade("A-4", 4, 3), "Idempotency-Key", "attempt-2").statusCode())
        .isEqualTo(201);
  }
}
