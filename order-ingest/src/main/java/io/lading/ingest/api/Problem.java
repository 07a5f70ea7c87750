package io.lading.ingest.api;

import io.lading.core.contract.Violation;
import java.util.List;
import java.util.Map;
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

  static Problem violated(String field, String expected) {
    Violation violation = new Violation(field, expected);
    return violated("INVALID_EVENT", field + ": expected " + expected, List.of(violation));
  }
}
