package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is looked at in answers by HTTP. */
final class Answers {

  private Answers() {}

  static String path(long orderId) {
    return "/orders/" + LgOrderCode.of(orderId);
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
  }

  /** The fields that a problem names. */
  static List<String> violations(JsonNode problem) {
    return problem
        .path("violations")
        .valueStream()
        .map(violation -> violation.path("field").stringValue())
        .toList();
  }

  /** Of the orders on a page. */
  static List<Long> ids(JsonNode page) {
    return page.path("orders")
        .valueStream()
        .map(order -> Long.valueOf(order.path("orderId").stringValue()))
        .toList();
  }
}
