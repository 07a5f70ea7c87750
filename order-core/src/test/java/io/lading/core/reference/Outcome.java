package io.lading.core.reference;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.RejectionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must become of an action. code: if it is refused. told: the events, in their order. lost:
 * ids of the cancels that asked for an intercept and are refused by this, CANCEL_TOO_LATE. settled:
 * of the parked ones that were tried again.
 */
public record Outcome(
    Result result,
    @Nullable RejectionCode code,
    List<Told> told,
    List<String> lost,
    List<Settled> settled) {

  public enum Result {
    APPLIED,
    NO_OP,
    REJECTED,
    PARKED,
    /** The same message was there before: nothing happens, whatever became of it. */
    KNOWN,
    /** It would have to name an order that does not exist by its code: nobody can send it. */
    IMPOSSIBLE
  }

  /** A message that had waited. */
  public record Settled(String id, Result result, @Nullable RejectionCode code) {}

  /** An event of an order. occurredAt: null if it is when it was recorded. */
  public record Told(
      String trade,
      int sequence,
      int statusVersion,
      EventKind kind,
      OrderStatus status,
      @Nullable OrderStatus previous,
      @Nullable OrderStatus milestone,
      @Nullable String packageNo,
      List<String> changedFields,
      @Nullable Instant occurredAt,
      List<String> shipments) {}

  static Outcome applied(List<Told> told, List<String> lost) {
    return new Outcome(Result.APPLIED, null, told, lost, List.of());
  }

  static Outcome refused(RejectionCode code) {
    return new Outcome(Result.REJECTED, code, List.of(), List.of(), List.of());
  }

  static Outcome nothing(Result result) {
    return new Outcome(result, null, List.of(), List.of(), List.of());
  }
}
