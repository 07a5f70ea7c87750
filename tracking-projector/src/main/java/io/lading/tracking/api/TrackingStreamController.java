package io.lading.tracking.api;

import io.lading.tracking.stream.EventStream;
import io.lading.tracking.stream.Streams;
import io.lading.tracking.timeline.Timelines;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The time line of an order as server-sent events (contract, "HTTP"). */
@RestController
public final class TrackingStreamController {

  private static final String PATH = "/orders/{code}/tracking/stream";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Timelines timelines;
  private final Streams streams;
  private final Duration retryAfter;

  /** {@code retryAfter}: what a caller is told when there are too many. */
  public TrackingStreamController(Timelines timelines, Streams streams, Duration retryAfter) {
    this.timelines = timelines;
    this.streams = streams;
    this.retryAfter = retryAfter;
  }

  /**
   * The header says what a subscriber saw last; the parameter, whose address never changes, where
   * he began.
   */
  @GetMapping(value = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<StreamingResponseBody> stream(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String lastEventId,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastSeen,
      HttpServletResponse response) {
    Subject subject = subject(code, lastEventId, lastSeen);
    EventStream stream =
        streams.open(subject.orderId(), subject.lastSeen()).orElseThrow(this::tooMany);
    // The body that Spring hands out swallows flushes since 7.0.6; the response's own does not.
    return headers().body(_ -> stream.writeTo(response.getOutputStream()));
  }

  /** Without a body there is nothing to wait for. */
  @RequestMapping(
      value = PATH,
      method = RequestMethod.HEAD,
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<Void> head(@PathVariable String code) {
    Subject _ = subject(code, null, null);
    return headers().build();
  }

  private record Subject(long orderId, int lastSeen) {}

  /** Who has seen an event is believed: coming back asks nothing of the database. */
  private Subject subject(String code, @Nullable String parameter, @Nullable String header) {
    var parameters = new TrackingParameters();
    long orderId = parameters.orderId(code);
    int begun = parameters.sequence("lastEventId", parameter);
    int seen = parameters.sequence(LAST_EVENT_ID, header);
    parameters.demandAllRight();
    int lastSeen = header == null || header.isEmpty() ? begun : seen;
    if (lastSeen == 0 && timelines.head(orderId).isEmpty()) {
      throw Problem.UNKNOWN_ORDER.of("nothing is known of order " + code);
    }
    return new Subject(orderId, lastSeen);
  }

  private ErrorResponseException tooMany() {
    ErrorResponseException problem = Problem.TOO_MANY_STREAMS.of("try again later");
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    return problem;
  }

  /** A proxy that gathers answers would keep events back: nginx is told not to. */
  private static ResponseEntity.BodyBuilder headers() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no");
  }
}
