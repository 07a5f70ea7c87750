package io.lading.tracking.api;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Whose time line is to be followed, and from where on.
 *
 * @param lastSeen the sequence of the last event seen; 0: none
 */
record StreamQuestion(long orderId, int lastSeen) {

  static final String LAST_EVENT_ID = "Last-Event-ID";

  /**
   * {@code header}: what a subscriber saw last; the parameter, whose address never changes, says
   * where he began. Throws a problem that names everything that is wrong.
   */
  static StreamQuestion of(
      String code, MultiValueMap<String, String> query, @Nullable String header) {
    var parameters = new Parameters(query);
    long orderId = parameters.orderId(code);
    int begun = parameters.sequence("lastEventId");
    int seen = parameters.sequence(LAST_EVENT_ID, header);
    parameters.demandAllRight();
    return new StreamQuestion(orderId, header == null || header.isEmpty() ? begun : seen);
  }
}
