package io.lading.ingest.api;

import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventType;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Violation;
import io.lading.core.model.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the headers say of a write: who it is and whose trace it belongs to.
 *
 * @param violations what is wrong with the headers
 */
record WriteRequest(
    EventType type,
    @Nullable String key,
    @Nullable String traceparent,
    List<Violation> violations) {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,128}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  static WriteRequest of(EventType type, HttpServletRequest request) {
    @Nullable String key = request.getHeader(IDEMPOTENCY_KEY);
    @Nullable String trace = request.getHeader("traceparent");
    boolean fits = key == null || KEY.matcher(key).matches();
    return new WriteRequest(
        type,
        key,
        trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null,
        fits ? List.of() : violated("1 to 128 printable ASCII characters"));
  }

  WriteRequest demandKey() {
    return key == null
        ? new WriteRequest(type, null, traceparent, violated("to be present"))
        : this;
  }

  Envelope envelope() {
    return new Envelope(type.type(), key, source(), null, null, null, traceparent, null);
  }

  /**
   * The key is its id in a source of its own, so it never meets a message of a topic, nor the equal
   * key of another caller for another {@code resource}.
   */
  @Nullable Identity identity(String resource) {
    return key == null ? null : Identity.of(source() + ":" + resource, key, null);
  }

  Origin origin() {
    return new Origin(traceparent, null, key);
  }

  private String source() {
    return "urn:lading:http:" + type.type();
  }

  private static List<Violation> violated(String expected) {
    return List.of(new Violation(IDEMPOTENCY_KEY, expected));
  }
}
