package io.lading.tracking.api;

import io.lading.core.reads.ReadTokens;
import org.jspecify.annotations.Nullable;

/**
 * Whose time line is to be followed, and from where on.
 *
 * @param lastSeen the sequence of the last event seen; 0: none
 * @param written to this order
 */
record StreamQuestion(long orderId, int lastSeen, ReadTokens written) {

  static final String LAST_EVENT_ID = "Last-Event-ID";

  /**
   * {@code header}: what a subscriber saw last; the parameter, whose address never changes, says
   * where he began. The token, too, comes as a parameter from whoever can set no header. Throws a
   * problem that names everything that is wrong.
   */
  static StreamQuestion of(String code, Parameters parameters, @Nullable String header) {
    long orderId = parameters.orderId(code);
    int begun = parameters.sequence("lastEventId");
    int seen = parameters.sequence(LAST_EVENT_ID, header);
    ReadTokens tokens = parameters.tokens("readToken");
    parameters.demandAllRight();
    ReadTokens written = parameters.written().isEmpty() ? tokens : parameters.written();
    int lastSeen = header == null || header.isEmpty() ? begun : seen;
    return new StreamQuestion(orderId, lastSeen, written.of(orderId));
  }
}
