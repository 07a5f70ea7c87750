package io.lading.ingest.api;

import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refusals by a rule as problems. */
final class Rejections {

  private Rejections() {}

  static Refused of(OrderRejected rejected) {
    Map<String, Object> details = new LinkedHashMap<>(rejected.details());
    put(details, "tradeOrderCode", rejected.tradeOrderCode());
    put(details, "bizType", rejected.bizType());
    put(details, "lgOrderCode", rejected.lgOrderCode());
    return new Refused(
        new Problem(status(rejected.code()), rejected.code().name(), rejected.message(), details));
  }

  /** All that is left of a first answer that was given elsewhere. */
  static Refused of(RejectionCode code) {
    return new Refused(
        Problem.of(
            status(code), code.name(), "It was refused before; a new attempt needs a new key"));
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
