package io.lading.ingest.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** The requests of one endpoint, of which only one is worked on; a second one is refused. */
final class OneAtATime {

  private final Semaphore one = new Semaphore(1);

  WebEndpointResponse<Map<String, Object>> answer(
      Supplier<WebEndpointResponse<Map<String, Object>>> work) {
    if (!one.tryAcquire()) {
      return problem(
          WebEndpointResponse.STATUS_TOO_MANY_REQUESTS,
          "another request is under way; nothing was published",
          Map.of());
    }
    try {
      return work.get();
    } finally {
      one.release();
    }
  }

  /** wrong: by field. */
  static WebEndpointResponse<Map<String, Object>> refused(Map<String, String> wrong) {
    return problem(WebEndpointResponse.STATUS_BAD_REQUEST, "nothing was published", wrong);
  }

  private static WebEndpointResponse<Map<String, Object>> problem(
      int status, String detail, Map<String, String> fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", detail);
    body.put("fields", fields);
    return new WebEndpointResponse<>(body, status);
  }
}
