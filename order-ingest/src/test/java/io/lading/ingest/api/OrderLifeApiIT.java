package io.lading.ingest.api;

import static io.lading.ingest.api.OrderOperations.ALL;
import static io.lading.ingest.api.OrderOperations.ANSWER;
import static io.lading.ingest.api.OrderOperations.CANCEL;
import static io.lading.ingest.api.OrderOperations.PATCH;
import static io.lading.ingest.api.OrderOperations.SCAN;
import static io.lading.ingest.api.OrderOperations.STATUS;
import static io.lading.ingest.api.OrderOperations.stands;
import static io.lading.ingest.api.ServedApi.isProblem;
import static io.lading.ingest.api.ServedApi.json;
import static io.lading.ingest.api.ServedApi.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import io.lading.core.reads.ReadToken;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to an order, and what every operation refuses. */
class OrderLifeApiIT {

  private static final String UNKNOWN = "LG0000000000000000001";

  private static OrderOperations operations;

  @BeforeAll
  static void oneServiceForAll() {
    operations = new OrderOperations();
  }

  @AfterAll
  static void everyStatusOfTheDocumentWasSeenButOurFaults() {
    operations.close();
    operations.api.everyStatusOfTheDocumentWasSeen();
  }

  @Test
  void aMilestoneIsAnsweredWithHowTheOrderStandsAndSoIsItsRepetition() {
    String code = operations.order("DIRECT");
    HttpResponse<String> first = operations.send(STATUS, code, "{\"status\":\"CONFIRMED\"}");
    stands(first, code, "CONFIRMED", 2, 2, 1);
    assertThat(operations.send(STATUS, code, "{\"status\":\"CONFIRMED\"}").body())
        .isEqualTo(first.body());
    stands(operations.send(STATUS, code, "{\"status\":\"SHIPPED\"}"), code, "SHIPPED", 3, 3, 1);
  }

  @Test
  void aRepeatedKeyGetsItsFirstAnswerHoweverTheOrderStandsNow() {
    String code = operations.order("DIRECT");
    HttpResponse<String> first =
        operations.send(STATUS, code, STATUS.body(), "Idempotency-Key", "k");
    stands(operations.send(STATUS, code, "{\"status\":\"SHIPPED\"}"), code, "SHIPPED", 3, 3, 1);
    HttpResponse<String> again =
        operations.send(STATUS, code, STATUS.body(), "Idempotency-Key", "k");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    HttpResponse<String> refused =
        operations.send(STATUS, code, STATUS.refused(), "Idempotency-Key", "refused");
    isProblem(refused, 409, "INVALID_TRANSITION");
    assertThat(operations.send(STATUS, code, STATUS.refused(), "Idempotency-Key", "refused").body())
        .isEqualTo(refused.body());
  }

  @Test
  void aMilestoneThatDoesNotFitIsRefusedWithWhatWouldAndTheOrder() {
    String code = operations.order("DIRECT");
    HttpResponse<String> refused =
        operations.send(STATUS, code, "{\"status\":\"WAREHOUSE_ACCEPTED\"}");
    isProblem(refused, 409, "INVALID_TRANSITION");
    assertThat(json(refused).path("lgOrderCode").asString()).isEqualTo(code);
    assertThat(json(refused).path("from").asString()).isEqualTo("PENDING");
    assertThat(json(refused).path("to").asString()).isEqualTo("WAREHOUSE_ACCEPTED");
    assertThat(json(refused).path("allowed").isArray()).isTrue();
    HttpResponse<String> conflict =
        operations.send(STATUS, code, "{\"status\":\"SHIPPED\",\"expectedStatusVersion\":7}");
    isProblem(conflict, 409, "VERSION_CONFLICT");
    assertThat(json(conflict).path("expected").asInt()).isEqualTo(7);
    assertThat(json(conflict).path("actual").asInt()).isEqualTo(1);
  }

  /** Refused or repeated, too: it is of how the order stands. */
  @Test
  void everyAnswerHasATokenOfHowTheOrderStands() {
    String code = operations.order("DIRECT");
    ReadToken first = token(operations.send(STATUS, code, STATUS.body()));
    assertThat(LgOrderCode.of(first.orderId())).isEqualTo(code);
    assertThat(first.sequence()).isEqualTo(2);
    ReadToken second = token(operations.send(PATCH, code, PATCH.body()));
    assertThat(second.sequence()).isEqualTo(3);
    assertThat(second.written().lsn()).isGreaterThan(first.written().lsn());
    assertThat(token(operations.send(STATUS, code, STATUS.body())).sequence()).isEqualTo(3);
    HttpResponse<String> refused = operations.send(STATUS, code, STATUS.refused());
    isProblem(refused, 409, "INVALID_TRANSITION");
    assertThat(token(refused).sequence()).isEqualTo(3);
  }

  @Test
  void anInterceptIsAskedAndAnswered() {
    String code = operations.order("CARRIER");
    operations.send(STATUS, code, "{\"status\":\"CARRIER_ACCEPTED\"}");
    stands(operations.send(CANCEL, code, "{}"), code, "DELIVERY_INTERCEPTING", 3, 3, 1);
    stands(operations.send(ANSWER, code, "{\"outcome\":\"CAUGHT\"}"), code, "CANCELLED", 4, 4, 1);
    stands(operations.send(CANCEL, code, "{}"), code, "CANCELLED", 4, 4, 1);
  }

  @Test
  void aScanChangesNoStatus() {
    String code = operations.order("DIRECT");
    operations.send(STATUS, code, "{\"status\":\"SHIPPED\"}");
    stands(operations.send(SCAN, code, SCAN.body()), code, "SHIPPED", 2, 3, 1);
  }

  @Test
  void whatIsDeliveredCannotBeCancelled() {
    String code = operations.order("DIRECT");
    operations.send(STATUS, code, "{\"status\":\"DELIVERED\"}");
    isProblem(operations.send(CANCEL, code, "{}"), 409, "CANCEL_TOO_LATE");
  }

  @Test
  void everyOperationRefusesWhatItMust() {
    for (OrderOperations.Operation each : ALL) {
      String code = operations.order("DIRECT");
      isProblem(operations.send(each, code, "[]"), 400, "UNREADABLE_EVENT");
      isProblem(operations.send(each, UNKNOWN, each.body()), 404, "UNKNOWN_ORDER");
      isProblem(operations.send(each, "nonsense", each.body()), 404, "UNKNOWN_ORDER");
      isProblem(
          operations.send(each, code, each.body(), "Accept", "text/plain"), 406, "NOT_ACCEPTABLE");
      isProblem(operations.send(each, code, " ".repeat(5000)), 413, "UNREADABLE_EVENT");
      isProblem(
          operations.send(each, code, each.body(), "Content-Type", "text/plain"),
          415,
          "UNREADABLE_EVENT");
      assertThat(operations.send(each, code, each.body(), "Idempotency-Key", "k").statusCode())
          .isEqualTo(200);
      isProblem(
          operations.send(each, code, each.other(), "Idempotency-Key", "k"),
          422,
          "IDEMPOTENCY_KEY_REUSED");
    }
  }

  @Test
  void everyOperationRefusesWhatRulesForbid() {
    for (OrderOperations.Operation each : ALL) {
      String code = operations.order("DIRECT");
      if (each == PATCH) {
        operations.send(STATUS, code, "{\"status\":\"DELIVERED\"}");
        isProblem(operations.send(each, code, each.refused()), 409, "NOT_UPDATABLE_NOW");
        isProblem(
            operations.send(each, code, each.other(), "If-Match", "\"9\""),
            412,
            "VERSION_CONFLICT");
      } else {
        isProblem(operations.send(each, code, each.refused()), 409, "INVALID_TRANSITION");
      }
    }
  }

  @Test
  void aBodyThatContradictsThePathIsRefused() {
    String code = operations.order("DIRECT");
    HttpResponse<String> contradicts =
        operations.send(STATUS, code, "{\"lgOrderCode\":\"" + UNKNOWN + "\",\"status\":\"LOST\"}");
    isProblem(contradicts, 400, "INVALID_EVENT");
    assertThat(json(contradicts).path("violations").findValuesAsString("field"))
        .containsExactly("/lgOrderCode", "/status");
  }

  @Test
  void whileStorageIsAwayTheCallerIsToldToComeBack() {
    String code = operations.order("DIRECT");
    operations.api.database.cut();
    try {
      ALL.forEach(
          each -> isProblem(operations.send(each, code, each.body()), 503, "STORAGE_UNAVAILABLE"));
    } finally {
      operations.api.database.resume();
    }
    operations.api.ingest.awaitUp();
  }
}
