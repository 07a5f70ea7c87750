package io.lading.tracking.api;

import io.lading.core.intake.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error is a problem detail (RFC 9457); a fault of ours is never told as the caller's. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail unavailable(StorageUnavailable e) {
    LOG.warn("A question could not be answered: {}", e.getMessage());
    return Problem.UNAVAILABLE.detail("try again later");
  }

  @ExceptionHandler
  ProblemDetail ours(RuntimeException e) {
    LOG.error("A question failed", e);
    return Problem.OUR_FAULT.detail("the reason is in the log of the service");
  }
}
