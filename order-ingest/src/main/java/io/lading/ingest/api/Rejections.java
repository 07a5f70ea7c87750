package io.lading.ingest.api;

import io.lading.core.contract.EventType;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refusals by a rule as problems. */
final class Rejections {

  private Rejections() {}

  static Refused of(OrderRejected rejected, EventType asked) {
    Map<String, Object> details = new LinkedHashMap<>(rejected.details());
    put(details, "tradeOrderCode", rejected.tradeOrderCode());
    put(details, "bizType", rejected.bizType());
    put(details, "lgOrderCode", rejected.lgOrderCode());
    put(details, "packageNo", rejected.packageNo());
    HttpStatus status = status(rejected.code(), asked);
    return new Refused(new Problem(status, rejected.code().name(), rejected.message(), details));
  }

  /** All that is left of a first answer that was given elsewhere. */
  static Refused of(RejectionCode code, EventType asked) {
    return new Refused(
        Problem.of(
            status(code, asked),
            code.name(),
            "It was refused before; a new attempt needs a new key"));
  }

  /** The version that fields are patched at is a precondition of HTTP. */
  private static HttpStatus status(RejectionCode code, EventType asked) {
    return code == RejectionCode.VERSION_CONFLICT && asked == EventType.ORDER_UPDATE
        ? HttpStatus.PRECONDITION_FAILED
        : status(code);
  }

  private static HttpStatus status(RejectionCode code) {
    return switch (code) {
      case INSUFFICIENT_STOCK, INVALID_RETURN -> HttpStatus.UNPROCESSABLE_CONTENT;
      case CONFLICTING_DUPLICATE,
          CANCELLED_BEFORE_CREATION,
          INVALID_TRANSITION,
          VERSION_CONFLICT,
          CANCEL_TOO_LATE,
          CANCEL_NOT_NOW,
          NOT_UPDATABLE_NOW,
          BELOW_RESERVED ->
          HttpStatus.CONFLICT;
    };
  }

  private static void put(Map<String, Object> details, String name, @Nullable String value) {
    if (value != null) {
      details.put(name, value);
    }
  }
}
