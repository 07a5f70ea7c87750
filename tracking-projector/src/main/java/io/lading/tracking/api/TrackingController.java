package io.lading.tracking.api;

import io.lading.core.reads.ReadToken;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.Timelines;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The time line of an order (contract, "HTTP"). */
@RestController
public final class TrackingController {

  private final Timelines timelines;
  private final FreshAnswers answers;
  private final int pageEntries;
  private final TimelineTags tags;

  /** {@code pageEntries}: most entries in one answer. */
  public TrackingController(Timelines timelines, FreshAnswers answers, int pageEntries) {
    this.timelines = timelines;
    this.answers = answers;
    this.pageEntries = pageEntries;
    this.tags = new TimelineTags(pageEntries);
  }

  /** Whoever knows the answer already is told so by one look at the head of the time line. */
  @GetMapping("/orders/{code}/tracking")
  ResponseEntity<TrackingAnswer> tracking(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
      @RequestHeader(name = ReadToken.HEADER, required = false) @Nullable List<String> tokens) {
    var parameters = new Parameters(query, tokens);
    TrackingQuestion question = TrackingQuestion.of(code, parameters);
    return answers.of(
        parameters.written().of(question.orderId()), () -> answer(question, code, known));
  }

  private ResponseEntity<TrackingAnswer> answer(
      TrackingQuestion question, String code, @Nullable String known) {
    return Optional.ofNullable(known)
        .flatMap(tag -> unchanged(question, tag))
        .orElseGet(() -> answer(question, code));
  }

  private Optional<ResponseEntity<TrackingAnswer>> unchanged(
      TrackingQuestion question, String known) {
    return timelines
        .head(question.orderId())
        .filter(head -> TimelineTags.matches(tags.of(head, question), known))
        .map(head -> tagged(HttpStatus.NOT_MODIFIED, head, question).build());
  }

  private ResponseEntity<TrackingAnswer> answer(TrackingQuestion question, String code) {
    OrderTimeline timeline =
        timelines
            .find(question.atMost(pageEntries))
            .orElseThrow(() -> Problem.UNKNOWN_ORDER.of("nothing is known of order " + code));
    return tagged(HttpStatus.OK, timeline.head(), question)
        .body(TrackingAnswer.of(question.byOccurrence() ? byOccurrence(timeline) : timeline));
  }

  /** Whatever is on the next page may have happened before anything on this one. */
  private OrderTimeline byOccurrence(OrderTimeline timeline) {
    if (timeline.hasMore()) {
      throw Problem.TIMELINE_TOO_LONG.of(
          "more than %d entries can be had by sequence only".formatted(pageEntries));
    }
    return timeline.byOccurrence();
  }

  private ResponseEntity.BodyBuilder tagged(
      HttpStatus status, OrderHead head, TrackingQuestion question) {
    return ResponseEntity.status(status)
        .eTag(tags.of(head, question))
        .cacheControl(CacheControl.noCache());
  }
}
