package io.lading.core.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import org.jspecify.annotations.Nullable;

/** What became of one entry, in the commit that remembers it. */
public sealed interface Outcome {

  /** It took effect. orderId: the order it made or changed; null for stock. */
  record Applied(@Nullable Long orderId) implements Outcome {}

  /**
   * It changed nothing: a duplicate, or an identity that is known. orderId: the order that is
   * there.
   */
  record NoOp(@Nullable Long orderId, @Nullable RejectionCode firstRefusal) implements Outcome {}

  /**
   * A rule refused it, and the refusal is announced (unless it came by HTTP, whose caller is told).
   */
  record Rejected(OrderRejected rejection) implements Outcome {}

  /** By HTTP: its key named something else before. Nothing was done. */
  record KeyReused() implements Outcome {}

  /** It cannot be acted on and is kept as a dead letter. */
  record DeadLettered(DeadLetterCode code) implements Outcome {}
}
