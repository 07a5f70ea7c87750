package io.lading.ingest.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** How far a request came. what: was counted; next: how to go on from there. */
record Progress(String what, long count, Object upTo, String next) {

  WebEndpointResponse<Map<String, Object>> whole() {
    return new WebEndpointResponse<>(body(true, null));
  }

  /** There is more than one request may publish. */
  WebEndpointResponse<Map<String, Object>> part() {
    return new WebEndpointResponse<>(body(false, null));
  }

  WebEndpointResponse<Map<String, Object>> interrupted(String why) {
    return new WebEndpointResponse<>(
        body(false, why), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
  }

  private Map<String, Object> body(boolean complete, @Nullable String why) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(what, count);
    body.put("upTo", upTo);
    body.put("complete", complete);
    if (why != null) {
      body.put("why", why);
    }
    if (!complete) {
      body.put("next", next);
    }
    return body;
  }
}
