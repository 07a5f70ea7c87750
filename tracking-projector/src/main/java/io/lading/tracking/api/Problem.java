package io.lading.tracking.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The problems of this interface: each has its status, and its name is the {@code code}. */
enum Problem {
  MALFORMED_CODE(HttpStatus.BAD_REQUEST, "Not an lgOrderCode"),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is out of range"),
  UNKNOWN_ORDER(HttpStatus.NOT_FOUND, "Unknown order"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
  OUR_FAULT(HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong here");

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
    problem.setProperty("code", name());
    return problem;
  }

  ErrorResponseException of(String detail) {
    return new ErrorResponseException(status, detail(detail), null);
  }
}
