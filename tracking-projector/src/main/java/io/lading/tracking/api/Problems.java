package io.lading.tracking.api;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.reads.NotYetProjected;
import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error is a problem detail (RFC 9457); a fault of ours is never told as the caller's. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Duration retryAfter;

  /** {@code retryAfter}: what a caller is told when the database does not answer. */
  public Problems(Duration retryAfter) {
    this.retryAfter = retryAfter;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(StorageUnavailable e) {
    LOG.warn("A question could not be answered: {}", e.getMessage());
    return later(Problem.UNAVAILABLE, "try again later");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> behind(NotYetProjected e) {
    return later(Problem.NOT_YET_PROJECTED, e.getMessage() + ": try again later");
  }

  private ResponseEntity<ProblemDetail> later(Problem problem, String detail) {
    return ResponseEntity.status(problem.status())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
        .body(problem.detail(detail));
  }

  /** Tomcat reads them when they are first asked for. */
  @ExceptionHandler
  ProblemDetail unreadable(InvalidParameterException e) {
    return Problem.INVALID_PARAMETER.detail(
        "the parameters cannot be read: expected UTF-8, percent-encoded, and not too many");
  }

  @ExceptionHandler
  ProblemDetail ours(RuntimeException e) {
    LOG.error("A question failed", e);
    return Problem.OUR_FAULT.detail("the reason is in the log of the service");
  }

  /** What the framework refuses has the name of its status for a code. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem && !hasCode(problem)) {
      problem.setProperty(Problem.CODE, codeOf(status));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static boolean hasCode(ProblemDetail problem) {
    return problem.getProperties() != null && problem.getProperties().containsKey(Problem.CODE);
  }

  private static String codeOf(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    if (known == null || known.is5xxServerError()) {
      return Problem.OUR_FAULT.name();
    }
    return known == HttpStatus.BAD_REQUEST ? Problem.INVALID_PARAMETER.name() : known.name();
  }
}
