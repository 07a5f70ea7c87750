package io.lading.ingest.api;

import static io.lading.ingest.api.ServedApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The operations on an order, at a service of their own. */
final class OrderOperations implements AutoCloseable {

  /** An operation, a body that is valid, another valid one, and one that a rule refuses. */
  record Operation(String name, String body, String other, String refused) {

    String method() {
      return name.substring(0, name.indexOf(' '));
    }

    String path(String code) {
      return name.substring(name.indexOf(' ') + 1).replace("{code}", code);
    }
  }

  static final Operation STATUS =
      new Operation(
          "POST /orders/{code}/status",
          "{\"status\":\"CONFIRMED\"}",
          "{\"status\":\"SHIPPED\"}",
          "{\"status\":\"WAREHOUSE_ACCEPTED\"}");
  static final Operation CANCEL =
      new Operation(
          "POST /orders/{code}/cancel",
          "{\"reason\":\"why not\"}",
          "{}",
          "{\"packageNo\":\"nine\"}");
  static final Operation ANSWER =
      new Operation(
          "POST /orders/{code}/intercept-answer",
          "{\"outcome\":\"TOO_LATE\"}",
          "{\"outcome\":\"TOO_LATE\",\"description\":\"gone\"}",
          "{\"outcome\":\"CAUGHT\"}");
  static final Operation SCAN =
      new Operation(
          "POST /orders/{code}/checkpoints",
          "{\"description\":\"hub\"}",
          "{\"description\":\"yard\"}",
          "{\"packageNo\":\"nine\"}");
  static final Operation PATCH =
      new Operation(
          "PATCH /orders/{code}",
          "{\"buyerName\":\"a\"}",
          "{\"buyerName\":\"b\"}",
          "{\"sender\":{\"name\":\"c\"}}");
  static final List<Operation> ALL = List.of(STATUS, CANCEL, ANSWER, SCAN, PATCH);

  final ServedApi api = ServedApi.with(1000);
  private int orders;

  /** A new one, of one piece. */
  String order(String mode) {
    String trade =
        """
        {"tradeOrderCode":"L-%d","bizType":"B2C","buyerId":5,"warehouseId":7,"fulfilmentMode":"%s",
         "items":[{"itemId":1,"quantity":1}]}
        """;
    HttpResponse<String> created = api.ingest.post("/orders", trade.formatted(orders++, mode));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return json(created).path("lgOrderCode").asString();
  }

  HttpResponse<String> send(Operation operation, String code, String body, String... headers) {
    return api.noted(
        operation.name, api.ingest.write(operation.method(), operation.path(code), body, headers));
  }

  static void stands(
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

  @Override
  public void close() {
    api.close();
  }
}
