package io.lading.core.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import org.jspecify.annotations.Nullable;

/** What became of one entry, in the commit that remembers it. */
public sealed interface Outcome {

  /**
   * It took effect. orderId: the order it made or changed; null for stock. receipt: if it changed
   * an order.
   */
  record Applied(@Nullable Long orderId, @Nullable Receipt receipt) implements Outcome {
    public Applied(@Nullable Long orderId) {
      this(orderId, null);
    }
  }

  /**
   * It changed nothing: a duplicate, or an identity that is known. orderId: the order that is
   * there. receipt: as the order stands, or as the first caller was answered.
   */
  record NoOp(
      @Nullable Long orderId, @Nullable RejectionCode firstRefusal, @Nullable Receipt receipt)
      implements Outcome {
    public NoOp(@Nullable Long orderId, @Nullable RejectionCode firstRefusal) {
      this(orderId, firstRefusal, null);
    }
  }

  /**
   * A rule refused it, and the refusal is announced (unless it came by HTTP, whose caller is told).
   */
  record Rejected(OrderRejected rejection) implements Outcome {}

  /** By HTTP: its key named something else before. Nothing was done. */
  record KeyReused() implements Outcome {}

  /** Its order is not there yet: it waits for it, and ends as one of the others later. */
  record Parked() implements Outcome {}

  /** By HTTP: there is no such order. Nothing was done, nothing is remembered. */
  record NoSuchOrder() implements Outcome {}

  /** It cannot be acted on and is kept as a dead letter. */
  record DeadLettered(DeadLetterCode code) implements Outcome {}
}
