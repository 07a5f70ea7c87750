package io.lading.core.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.model.Identity;
import org.jspecify.annotations.Nullable;

/** One message of a batch: something a use case can act on, or a dead letter to be kept. */
public sealed interface Entry<T> {

  /** Null only when the caller gave none and the use case has a key of its own (HTTP create). */
  @Nullable Identity identity();

  /** Where it was consumed; null when it came by HTTP. */
  @Nullable PartitionRef from();

  /** {@code key}: of the message, given to the rejection if there is one. */
  record Actionable<T>(
      @Nullable Identity identity,
      @Nullable PartitionRef from,
      T event,
      byte @Nullable [] key,
      Origin origin)
      implements Entry<T> {}

  /** Kept in the dead-letter topic once per identity. */
  record Dead<T>(
      Identity identity, @Nullable PartitionRef from, DeadLetterCode code, OutgoingMessage letter)
      implements Entry<T> {}
}
