package io.lading.core.change;

import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.RejectionCode;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.model.LgOrderCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refusals of a message about an order, in words and in details (contract, "Outputs").
 * packageNo: if it names one; causationId: of the message that is refused.
 */
record Refusals(LiveOrder order, @Nullable String packageNo, @Nullable String causationId) {

  Rejected noSuchPackage(OrderStatus to, List<OrderStatus> allowed) {
    String named = String.valueOf(packageNo);
    return refused(
        RejectionCode.INVALID_TRANSITION,
        "the order has no package " + named,
        Map.of(
            "from",
            order.status().name(),
            "to",
            to.name(),
            "allowed",
            names(allowed),
            "reason",
            "no such package",
            "packageNo",
            named));
  }

  Rejected noSuchItem(long itemId) {
    return refused(
        RejectionCode.INVALID_TRANSITION,
        "there is no item " + itemId,
        Map.of(
            "from",
            order.status().name(),
            "to",
            order.status().name(),
            "allowed",
            List.of(),
            "reason",
            "no such item",
            "itemId",
            Long.toString(itemId)));
  }

  Rejected belongsToTheOrder(OrderStatus from, OrderStatus to, List<OrderStatus> allowed) {
    String reason = to + " belongs to the order, not to a package";
    return refused(
        RejectionCode.INVALID_TRANSITION,
        reason,
        Map.of("from", from.name(), "to", to.name(), "allowed", names(allowed), "reason", reason));
  }

  Rejected invalidTransition(OrderStatus from, OrderStatus to, List<OrderStatus> allowed) {
    return refused(
        RejectionCode.INVALID_TRANSITION,
        "%s does not follow %s; expected one of %s".formatted(to, from, allowed),
        Map.of("from", from.name(), "to", to.name(), "allowed", names(allowed)));
  }

  Rejected nothingToAnswer(OrderStatus from, OrderStatus to) {
    String reason = "no intercept waits for an answer";
    return refused(
        RejectionCode.INVALID_TRANSITION,
        "%s: it is %s".formatted(reason, from),
        Map.of("from", from.name(), "to", to.name(), "allowed", List.of(), "reason", reason));
  }

  Rejected versionConflict(int expected, int actual) {
    return refused(
        RejectionCode.VERSION_CONFLICT,
        "version %d was expected, it is %d".formatted(expected, actual),
        Map.of("expected", expected, "actual", actual));
  }

  Rejected cancelNotNow(OrderStatus status) {
    return refused(
        RejectionCode.CANCEL_NOT_NOW,
        "%s cannot be cancelled; it can be asked again later".formatted(status),
        Map.of("from", status.name()));
  }

  Rejected cancelTooLate(OrderStatus status) {
    return refused(
        RejectionCode.CANCEL_TOO_LATE,
        "%s cannot be cancelled any more".formatted(status),
        Map.of("from", status.name()));
  }

  /** Of a cancel that asked for an intercept which did not catch the package. */
  OrderRejected interceptLost(Parcel parcel) {
    return rejection(
        RejectionCode.CANCEL_TOO_LATE,
        "the intercept did not catch package %s: it is %s"
            .formatted(parcel.packageNo(), parcel.status()),
        parcel.packageNo(),
        null,
        Map.of("from", parcel.status().name()));
  }

  /** {@code until}: in words. */
  Rejected notUpdatable(List<String> fields, String until) {
    return refused(
        RejectionCode.NOT_UPDATABLE_NOW,
        "%s can be changed only %s".formatted(String.join(", ", fields), until),
        Map.of("fields", fields, "until", until));
  }

  private static List<String> names(List<OrderStatus> statuses) {
    return statuses.stream().map(OrderStatus::name).toList();
  }

  private Rejected refused(RejectionCode code, String message, Map<String, Object> details) {
    return new Rejected(rejection(code, message, packageNo, causationId, details));
  }

  private OrderRejected rejection(
      RejectionCode code,
      String message,
      @Nullable String ofPackage,
      @Nullable String cause,
      Map<String, Object> details) {
    OrderFacts facts = order.facts();
    return new OrderRejected(
        code,
        message,
        facts.tradeOrderCode(),
        facts.bizType(),
        LgOrderCode.of(facts.orderId()),
        ofPackage,
        cause,
        details);
  }
}
