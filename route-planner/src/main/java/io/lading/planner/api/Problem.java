package io.lading.planner.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The problems of this interface: each has its status, and its name is the {@code code}. */
enum Problem {
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is out of range"),
  MALFORMED_ROUTE_ID(HttpStatus.BAD_REQUEST, "Not a routeId"),
  FOREIGN_PAGE(HttpStatus.FORBIDDEN, "Asked for by a page from elsewhere"),
  UNKNOWN_ROUTE(HttpStatus.NOT_FOUND, "Unknown route"),
  UNKNOWN_WAREHOUSE(HttpStatus.NOT_FOUND, "Unknown warehouse"),
  INVALID_TRANSITION(HttpStatus.CONFLICT, "The route cannot depart"),
  BEING_PLANNED(HttpStatus.SERVICE_UNAVAILABLE, "The warehouse is being planned"),
  NOT_UP_TO_DATE(HttpStatus.SERVICE_UNAVAILABLE, "The planner is not up to date"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
  OUR_FAULT(HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong here");

  static final String CODE = "code";

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
}
