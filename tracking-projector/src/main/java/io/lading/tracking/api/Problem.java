package io.lading.tracking.api;

import io.lading.core.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The problems of this interface: each has its status, and its name is the {@code code}. */
enum Problem {
  MALFORMED_CODE(HttpStatus.BAD_REQUEST, "Not an lgOrderCode"),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is out of range"),
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Not a service token of this service"),
  RECEIPT_CODE_REFUSED(HttpStatus.FORBIDDEN, "Not the receipt code of this order"),
  TOO_MANY_WRONG_CODES(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong receipt codes of late"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Questions are asked by GET"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Answers are application/json"),
  UNKNOWN_ORDER(HttpStatus.NOT_FOUND, "Unknown order"),
  UNKNOWN_STOCK(HttpStatus.NOT_FOUND, "Unknown stock"),
  TIMELINE_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "The time line does not fit one page"),
  TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many streams are open"),
  NOT_YET_PROJECTED(HttpStatus.SERVICE_UNAVAILABLE, "What was written is not projected yet"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
  OUR_FAULT(HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong here");

  static final String CODE = "code";
  static final String VIOLATIONS = "violations";

  private final HttpStatus status;
  private final String title;

  Problem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  HttpStatus status() {
    return status;
  }

  ProblemDetail detail(String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setProperty(CODE, name());
    return problem;
  }

  ErrorResponseException of(String detail) {
    return new ErrorResponseException(status, detail(detail), null);
  }

  /** Each is named; a field of the empty name is the question as a whole. */
  ErrorResponseException of(List<Violation> violations) {
    ProblemDetail problem =
        detail(violations.stream().map(Problem::words).collect(Collectors.joining("; ")));
    problem.setProperty(VIOLATIONS, violations);
    return new ErrorResponseException(status, problem, null);
  }

  private static String words(Violation violation) {
    String expected = "expected " + violation.expected();
    return violation.field().isEmpty() ? expected : violation.field() + ": " + expected;
  }
}
