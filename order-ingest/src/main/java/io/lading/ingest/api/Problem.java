package io.lading.ingest.api;

import io.lading.core.contract.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not done, as it is told to the caller.
 *
 * @param code of the contract where it has one
 * @param details code-specific members of the problem
 */
record Problem(HttpStatus status, String code, String detail, Map<String, Object> details) {

  static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, Map.of());
  }

  static Problem violated(String code, String detail, List<Violation> violations) {
    return new Problem(HttpStatus.BAD_REQUEST, code, detail, Map.of("violations", violations));
  }

  static Problem violated(List<Violation> violations) {
    String named =
        violations.stream()
            .map(violation -> violation.field() + ": expected " + violation.expected())
            .collect(Collectors.joining("; "));
    return violated("INVALID_EVENT", named, violations);
  }

  /** The repeat of a request says the same as the first time, or it is none. */
  static Problem keyReused() {
    return of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "IDEMPOTENCY_KEY_REUSED",
        "The key was sent before with other content; nothing was done, another request needs"
            + " another key");
  }
}
