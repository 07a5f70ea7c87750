package io.lading.ingest.api;

import static io.lading.ingest.api.ServedApi.isProblem;
import static io.lading.ingest.api.ServedApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import io.lading.core.reads.ReadToken;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OrderLifeApiIT {

  private static final String UNKNOWN = "LG0000000000000000001";

  /** An operation, a body that is valid, another valid one, and one that a rule refuses. */
  private record Operation(String name, String body, String other, String refused) {

    String method() {
      return name.substring(0, name.indexOf(' '));
    }

    String path(String code) {
      return name.substring(name.indexOf(' ') + 1).replace("{code}", code);
    }
  }

  private static final Operation STATUS =
      new Operation(
          "POST /orders/{code}/status",
          "{\"status\":\"CONFIRMED\"}",
          "{\"status\":\"SHIPPED\"}",
          "{\"status\":\"WAREHOUSE_ACCEPTED\"}");
  private static final Operation CANCEL =
      new Operation(
          "POST /orders/{code}/cancel",
          "{\"reason\":\"why not\"}",
          "{}",
          "{\"packageNo\":\"nine\"}");
  private static final Operation ANSWER =
      new Operation(
          "POST /orders/{code}/intercept-answer",
          "{\"outcome\":\"TOO_LATE\"}",
          "{\"outcome\":\"TOO_LATE\",\"description\":\"gone\"}",
          "{\"outcome\":\"CAUGHT\"}");
  private static final Operation SCAN =
      new Operation(
          "POST /orders/{code}/checkpoints",
          "{\"description\":\"hub\"}",
          "{\"description\":\"yard\"}",
          "{\"packageNo\":\"nine\"}");
  private static final Operation PATCH =
      new Operation(
          "PATCH /orders/{code}",
          "{\"buyerName\":\"a\"}",
          "{\"buyerName\":\"b\"}",
          "{\"sender\":{\"name\":\"c\"}}");
  private static final List<Operation> ALL = List.of(STATUS, CANCEL, ANSWER, SCAN, PATCH);

  private static ServedApi api;
  private static int orders;

  @BeforeAll
  static void oneServiceForAll() {
    api = ServedApi.with(1000);
  }

  @AfterAll
  static void everyStatusOfTheDocumentWasSeenButOurFaults() {
    api.close();
    api.everyStatusOfTheDocumentWasSeen();
  }

  @Test
  void aMilestoneIsAnsweredWithHowTheOrderStandsAndSoIsItsRepetition() {
    String code = order("DIRECT");
    HttpResponse<String> first = send(STATUS, code, "{\"status\":\"CONFIRMED\"}");
    stands(first, code, "CONFIRMED", 2, 2, 1);
    assertThat(send(STATUS, code, "{\"status\":\"CONFIRMED\"}").body()).isEqualTo(first.body());
    stands(send(STATUS, code, "{\"status\":\"SHIPPED\"}"), code, "SHIPPED", 3, 3, 1);
  }

  @Test
  void aRepeatedKeyGetsItsFirstAnswerHoweverTheOrderStandsNow() {
    String code = order("DIRECT");
    HttpResponse<String> first = send(STATUS, code, STATUS.body, "Idempotency-Key", "k");
    stands(send(STATUS, code, "{\"status\":\"SHIPPED\"}"), code, "SHIPPED", 3, 3, 1);
    HttpResponse<String> again = send(STATUS, code, STATUS.body, "Idempotency-Key", "k");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    HttpResponse<String> refused = send(STATUS, code, STATUS.refused, "Idempotency-Key", "refused");
    isProblem(refused, 409, "INVALID_TRANSITION");
    assertThat(send(STATUS, code, STATUS.refused, "Idempotency-Key", "refused").body())
        .isEqualTo(refused.body());
  }

  @Test
  void aMilestoneThatDoesNotFitIsRefusedWithWhatWouldAndTheOrder() {
    String code = order("DIRECT");
    HttpResponse<String> refused = send(STATUS, code, "{\"status\":\"WAREHOUSE_ACCEPTED\"}");
    isProblem(refused, 409, "INVALID_TRANSITION");
    assertThat(json(refused).path("lgOrderCode").asString()).isEqualTo(code);
    assertThat(json(refused).path("from").asString()).isEqualTo("PENDING");
    assertThat(json(refused).path("to").asString()).isEqualTo("WAREHOUSE_ACCEPTED");
    assertThat(json(refused).path("allowed").isArray()).isTrue();
    HttpResponse<String> conflict =
        send(STATUS, code, "{\"status\":\"SHIPPED\",\"expectedStatusVersion\":7}");
    isProblem(conflict, 409, "VERSION_CONFLICT");
    assertThat(json(conflict).path("expected").asInt()).isEqualTo(7);
    assertThat(json(conflict).path("actual").asInt()).isEqualTo(1);
  }

  @Test
  void fieldsArePatchedAtTheVersionThatWasSeen() {
    String code = order("DIRECT");
    HttpResponse<String> first = send(PATCH, code, PATCH.body, "If-Match", "\"1\"");
    stands(first, code, "PENDING", 1, 2, 2);
    assertThat(first.headers().firstValue("ETag")).hasValue("\"2\"");
    HttpResponse<String> stale = send(PATCH, code, PATCH.other, "If-Match", "\"1\"");
    isProblem(stale, 412, "VERSION_CONFLICT");
    assertThat(json(stale).path("actual").asInt()).isEqualTo(2);
    HttpResponse<String> same = send(PATCH, code, PATCH.body, "If-Match", "*");
    stands(same, code, "PENDING", 1, 2, 2);
    isProblem(send(PATCH, code, PATCH.body, "If-Match", "W/2"), 400, "INVALID_EVENT");
  }

  @Test
  void aPackageHasAVersionOfItsOwn() {
    String code = order("DIRECT");
    send(PATCH, code, PATCH.body);
    String path = PATCH.path(code) + "?packageNo=1";
    HttpResponse<String> patched =
        api.ingest.write("PATCH", path, "{\"mailNo\":\"M1\"}", "If-Match", "\"1\"");
    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(patched.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(json(patched).path("packageNo").asString()).isEqualTo("1");
    HttpResponse<String> wrong =
        api.ingest.write("PATCH", PATCH.path(code) + "?packageNo=", "{\"buyerName\":7}");
    assertThat(json(wrong).path("violations").findValuesAsString("field"))
        .containsExactly("packageNo", "/buyerName");
  }

  @Test
  void anItemHasAFeatureOfItsOwn() {
    String code = order("DIRECT");
    String path = PATCH.path(code) + "?itemId=1";
    HttpResponse<String> patched =
        api.ingest.write("PATCH", path, "{\"feature\":{\"gift\":true,\"wrapping\":\"red\"}}");
    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(patched.headers().firstValue("ETag")).hasValue("\"2\"");
    api.ingest.write("PATCH", path, "{\"feature\":{\"wrapping\":null}}");
    assertThat(
            api.world.number(
                "SELECT count(*) FROM orders.item_view WHERE feature = '{\"gift\":true}' AND"
                    + " lg_order_code = '"
                    + code
                    + "'"))
        .isEqualTo(1);
    HttpResponse<String> none =
        api.ingest.write("PATCH", PATCH.path(code) + "?itemId=2", "{\"feature\":null}");
    isProblem(none, 409, "INVALID_TRANSITION");
    HttpResponse<String> wrong =
        api.ingest.write("PATCH", PATCH.path(code) + "?itemId=x", "{\"buyerName\":7}");
    assertThat(json(wrong).path("violations").findValuesAsString("field"))
        .containsExactly("itemId", "/buyerName");
  }

  /** What a patch would leave half done is refused, and half of one may be told. */
  @Test
  void aLocationIsPatchedCoordinateByCoordinate() {
    String code = order("DIRECT");
    isProblem(
        send(PATCH, code, "{\"receiver\":{\"location\":{\"lat\":30}}}"), 409, "NOT_UPDATABLE_NOW");
    send(PATCH, code, "{\"receiver\":{\"location\":{\"lat\":30,\"lon\":120}}}");
    assertThat(send(PATCH, code, "{\"receiver\":{\"location\":{\"lat\":31}}}").statusCode())
        .isEqualTo(200);
    assertThat(
            api.world.number(
                "SELECT count(*) FROM orders.order_view WHERE receiver_lat = 31 AND receiver_lon ="
                    + " 120 AND lg_order_code = '"
                    + code
                    + "'"))
        .isEqualTo(1);
  }

  /** Refused or repeated, too: it is of how the order stands. */
  @Test
  void everyAnswerHasATokenOfHowTheOrderStands() {
    String code = order("DIRECT");
    ReadToken first = token(send(STATUS, code, STATUS.body));
    assertThat(LgOrderCode.of(first.orderId())).isEqualTo(code);
    assertThat(first.sequence()).isEqualTo(2);
    ReadToken second = token(send(PATCH, code, PATCH.body));
    assertThat(second.sequence()).isEqualTo(3);
    assertThat(second.written().lsn()).isGreaterThan(first.written().lsn());
    assertThat(token(send(STATUS, code, STATUS.body)).sequence()).isEqualTo(3);
    HttpResponse<String> refused = send(STATUS, code, STATUS.refused);
    isProblem(refused, 409, "INVALID_TRANSITION");
    assertThat(token(refused).sequence()).isEqualTo(3);
  }

  private static ReadToken token(HttpResponse<String> answer) {
    return ReadToken.parse(answer.headers().firstValue(ReadToken.HEADER).orElseThrow())
        .orElseThrow();
  }

  @Test
  void aMergePatchMayBeCalledOne() {
    String code = order("DIRECT");
    assertThat(
            send(PATCH, code, PATCH.body, "Content-Type", "application/merge-patch+json")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void anInterceptIsAskedAndAnswered() {
    String code = order("CARRIER");
    send(STATUS, code, "{\"status\":\"CARRIER_ACCEPTED\"}");
    stands(send(CANCEL, code, "{}"), code, "DELIVERY_INTERCEPTING", 3, 3, 1);
    stands(send(ANSWER, code, "{\"outcome\":\"CAUGHT\"}"), code, "CANCELLED", 4, 4, 1);
    stands(send(CANCEL, code, "{}"), code, "CANCELLED", 4, 4, 1);
  }

  @Test
  void aScanChangesNoStatus() {
    String code = order("DIRECT");
    send(STATUS, code, "{\"status\":\"SHIPPED\"}");
    stands(send(SCAN, code, SCAN.body), code, "SHIPPED", 2, 3, 1);
  }

  @Test
  void whatIsDeliveredCannotBeCancelled() {
    String code = order("DIRECT");
    send(STATUS, code, "{\"status\":\"DELIVERED\"}");
    isProblem(send(CANCEL, code, "{}"), 409, "CANCEL_TOO_LATE");
  }

  @Test
  void everyOperationRefusesWhatItMust() {
    for (Operation each : ALL) {
      String code = order("DIRECT");
      isProblem(send(each, code, "[]"), 400, "UNREADABLE_EVENT");
      isProblem(send(each, UNKNOWN, each.body), 404, "UNKNOWN_ORDER");
      isProblem(send(each, "nonsense", each.body), 404, "UNKNOWN_ORDER");
      isProblem(send(each, code, each.body, "Accept", "text/plain"), 406, "NOT_ACCEPTABLE");
      isProblem(send(each, code, " ".repeat(5000)), 413, "UNREADABLE_EVENT");
      isProblem(send(each, code, each.body, "Content-Type", "text/plain"), 415, "UNREADABLE_EVENT");
      assertThat(send(each, code, each.body, "Idempotency-Key", "k").statusCode()).isEqualTo(200);
      isProblem(
          send(each, code, each.other, "Idempotency-Key", "k"), 422, "IDEMPOTENCY_KEY_REUSED");
    }
  }

  @Test
  void everyOperationRefusesWhatRulesForbid() {
    for (Operation each : ALL) {
      String code = order("DIRECT");
      if (each == PATCH) {
        send(STATUS, code, "{\"status\":\"DELIVERED\"}");
        isProblem(send(each, code, each.refused), 409, "NOT_UPDATABLE_NOW");
      } else {
        isProblem(send(each, code, each.refused), 409, "INVALID_TRANSITION");
      }
    }
  }

  @Test
  void aBodyThatContradictsThePathIsRefused() {
    String code = order("DIRECT");
    HttpResponse<String> contradicts =
        send(STATUS, code, "{\"lgOrderCode\":\"" + UNKNOWN + "\",\"status\":\"LOST\"}");
    isProblem(contradicts, 400, "INVALID_EVENT");
    assertThat(json(contradicts).path("violations").findValuesAsString("field"))
        .containsExactly("/lgOrderCode", "/status");
  }

  @Test
  void whileStorageIsAwayTheCallerIsToldToComeBack() {
    String code = order("DIRECT");
    api.database.cut();
    try {
      ALL.forEach(each -> isProblem(send(each, code, each.body), 503, "STORAGE_UNAVAILABLE"));
    } finally {
      api.database.resume();
    }
    api.ingest.awaitUp();
  }

  private static String order(String mode) {
    String trade =
        """
        {"tradeOrderCode":"L-%d","bizType":"B2C","buyerId":5,"warehouseId":7,"fulfilmentMode":"%s",
         "items":[{"itemId":1,"quantity":1}]}
        """;
    HttpResponse<String> created = api.ingest.post("/orders", trade.formatted(orders++, mode));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return json(created).path("lgOrderCode").asString();
  }

  private static HttpResponse<String> send(
      Operation operation, String code, String body, String... headers) {
    return api.noted(
        operation.name, api.ingest.write(operation.method(), operation.path(code), body, headers));
  }

  private static void stands(
      HttpResponse<String> answer,
      String code,
      String status,
      int statusVersion,
      int sequence,
      int version) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String json =
        "{\"lgOrderCode\":\"%s\",\"status\":\"%s\",\"statusVersion\":%d,\"sequence\":%d,\"version\":%d}";
    assertThat(json(answer))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(json.formatted(code, status, statusVersion, sequence, version)));
  }
}
