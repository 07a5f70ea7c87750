package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes output messages in CloudEvents binary mode. Safe for use by many threads. */
public interface EventWriter {

  OutgoingMessage statusChanged(StatusChanged event, Origin origin);

  /** {@code key}: the key of the refused message. {@code id}: the same for the same refusal. */
  OutgoingMessage rejected(
      OrderRejected event, byte @Nullable [] key, String id, Instant at, Origin origin);

  /** Original key, value and headers untouched, plus the reason headers of the contract. */
  OutgoingMessage deadLetter(
      IncomingMessage message,
      DeadLetterReason reason,
      String consumerGroup,
      int attempts,
      Instant firstFailed);
}
