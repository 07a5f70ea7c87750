package io.lading.tracking.api;

import io.lading.core.reads.FreshReads;
import io.lading.core.reads.ReadToken;
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
import org.springframework.util.MultiValueMap;
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

  @GetMapping(value = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<StreamingResponseBody> stream(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = StreamQuestion.LAST_EVENT_ID, required = false)
          @Nullable String lastSeen,
      @RequestHeader(name = ReadToken.HEADER, required = false) @Nullable List<String> tokens,
      HttpServletResponse response) {
    StreamQuestion asked = known(code, new Parameters(query, tokens), lastSeen);
    EventStream stream = streams.open(asked.orderId(), asked.lastSeen()).orElseThrow(this::tooMany);
    // The body that Spring hands out swallows flushes since 7.0.6; the response's own does not.
    return headers().body(_ -> stream.writeTo(response.getOutputStream()));
  }

  /** Without a body there is nothing to wait for. */
  @RequestMapping(
      value = PATH,
      method = RequestMethod.HEAD,
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<Void> head(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = ReadToken.HEADER, required = false) @Nullable List<String> tokens) {
    StreamQuestion _ = known(code, new Parameters(query, tokens), null);
    return headers().build();
  }

  /** Who has seen an event is believed: coming back asks nothing of the database. */
  private StreamQuestion known(String code, Parameters parameters, @Nullable String lastSeen) {
    StreamQuestion question = StreamQuestion.of(code, parameters, lastSeen);
    if (question.lastSeen() == 0 && !isKnown(question)) {
      throw Problem.UNKNOWN_ORDER.of("nothing is known of order " + code);
    }
    return question;
  }

  private boolean isKnown(StreamQuestion question) {
    return reads
        .answer(question.written(), () -> timelines.head(question.orderId()))
        .answer()
        .isPresent();
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
