package io.lading.tracking.api;

import io.lading.core.model.LgOrderCode;
import io.lading.tracking.timeline.Timelines;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The time line of an order (contract, "HTTP"). */
@RestController
public final class TrackingController {

  private final Timelines timelines;
  private final int pageEntries;

  /** {@code pageEntries}: most entries in one answer. */
  public TrackingController(Timelines timelines, int pageEntries) {
    this.timelines = timelines;
    this.pageEntries = pageEntries;
  }

  /** {@code after}: entries with a greater sequence are wanted. */
  @GetMapping("/orders/{code}/tracking")
  TrackingAnswer tracking(@PathVariable String code, @RequestParam(defaultValue = "0") int after) {
    OptionalLong orderId = LgOrderCode.parse(code);
    if (orderId.isEmpty()) {
      throw Problem.MALFORMED_CODE.of("an lgOrderCode is LG and 19 digits, not " + code);
    }
    if (after < 0) {
      throw Problem.INVALID_PARAMETER.of("after is a sequence, at least 0, not " + after);
    }
    return timelines
        .find(orderId.getAsLong(), after, pageEntries)
        .map(timeline -> TrackingAnswer.of(timeline, pageEntries))
        .orElseThrow(() -> Problem.UNKNOWN_ORDER.of("nothing is known of order " + code));
  }
}
