package io.lading.ingest.api;

import io.lading.core.intake.StorageUnavailable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every error as RFC 9457 problem details. What is our fault is a 5xx and says nothing of us. */
@RestControllerAdvice
public final class ProblemAnswers {

  private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

  private final ApiLimits limits;

  public ProblemAnswers(ApiLimits limits) {
    this.limits = limits;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refused refused) {
    return answer(refused.problem(), new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unavailable(StorageUnavailable away) {
    log.warn("A request could not be done: {}", away.getMessage());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(limits.retryAfter().toSeconds()));
    return answer(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "STORAGE_UNAVAILABLE",
            "Nothing is known to have been done: repeat the request as it is"),
        headers);
  }

  /** Of what the framework reads itself: the actuator's endpoints. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable) {
    Problem problem = Problem.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The body is not readable");
    return answer(problem, new HttpHeaders());
  }

  /** What the framework refuses (method, media type, path) keeps its status and headers. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> anything(Exception thrown) {
    if (thrown instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
      HttpStatus status = HttpStatus.valueOf(error.getStatusCode().value());
      String detail = String.valueOf(error.getBody().getDetail());
      return answer(Problem.of(status, status.name(), detail), error.getHeaders());
    }
    log.error("A request failed", thrown);
    return answer(
        Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "The order centre is at fault"),
        new HttpHeaders());
  }

  private static ResponseEntity<Map<String, Object>> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body(problem));
  }

  /** The members that every problem has, then those of its code. */
  private static Map<String, Object> body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    String name = problem.code().toLowerCase(Locale.ROOT).replace('_', '-');
    body.put("type", "urn:lading:problem:" + name);
    body.put("title", problem.status().getReasonPhrase());
    body.put("status", problem.status().value());
    body.put("detail", problem.detail());
    body.put("code", problem.code());
    problem.details().forEach(body::putIfAbsent);
    return body;
  }
}
