package io.lading.core.consume;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PositionMove;
import java.util.List;

/**
 * Takes what one poll brought and commits it together with the moves: all or nothing. Called by
 * several threads at once, never by two for the same partition.
 */
@FunctionalInterface
public interface PollHandler {

  /**
   * Data errors are values; whatever is thrown means that nothing is known to be committed.
   *
   * @throws io.lading.core.intake.PositionLost the positions are read anew
   * @throws io.lading.core.intake.StorageUnavailable repeated for ever, with growing pauses
   * @throws RuntimeException anything else is a broken invariant: the topic stops
   */
  void handle(List<IncomingMessage> messages, List<PositionMove> moves);
}
