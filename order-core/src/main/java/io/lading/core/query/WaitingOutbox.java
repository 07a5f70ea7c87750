package io.lading.core.query;

import java.util.Optional;

/** How far the outbox of the order centre is behind. Safe for many threads. */
public interface WaitingOutbox {

  /**
   * Counts to {@code atMost}. Empty while nobody has ever begun to publish it.
   *
   * @throws io.lading.core.intake.StorageUnavailable it cannot be told now
   */
  Optional<OutboxBacklog> backlog(int atMost);
}
