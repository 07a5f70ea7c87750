package io.lading.tracking.api;

import io.lading.core.reads.FreshReads;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.ReadTokens;
import io.lading.tracking.stream.EventStream;
import io.lading.tracking.stream.Streams;
import io.lading.tracking.timeline.Timelines;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
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
  private final FreshReads reads;
  private final Streams streams;
  private final Duration retryAfter;

  /** {@code retryAfter}: what a caller is told when there are too many. */
  public TrackingStreamController(
      Timelines timelines, FreshReads reads, Streams streams, Duration retryAfter) {
    this.timelines = timelines;
    this.reads = reads;
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
      @RequestHeader(name = ReadToken.HEADER, required = false) @Nullable List<String> tokens,
      HttpServletResponse response) {
    var parameters = new TrackingParameters();
    ReadTokens written = parameters.written(tokens);
    Subject subject = subject(parameters, code, lastEventId, lastSeen);
    demandOrder(subject, code, written);
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
    demandOrder(subject(new TrackingParameters(), code, null, null), code, ReadTokens.NONE);
    return headers().build();
  }

  private record Subject(long orderId, int lastSeen) {}

  private static Subject subject(
      TrackingParameters parameters,
      String code,
      @Nullable String parameter,
      @Nullable String header) {
    long orderId = parameters.orderId(code);
    int begun = parameters.sequence("lastEventId", parameter);
    int seen = parameters.sequence(LAST_EVENT_ID, header);
    parameters.demandAllRight();
    return new Subject(orderId, header == null || header.isEmpty() ? begun : seen);
  }

  /** Who has seen an event is believed: coming back asks nothing of the database. */
  private void demandOrder(Subject subject, String code, ReadTokens written) {
    long orderId = subject.orderId();
    if (subject.lastSeen() == 0
        && reads.answer(written.of(orderId), () -> timelines.head(orderId)).answer().isEmpty()) {
      throw Problem.UNKNOWN_ORDER.of("nothing is known of order " + code);
    }
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
