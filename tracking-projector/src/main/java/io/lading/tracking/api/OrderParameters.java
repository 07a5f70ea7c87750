package io.lading.tracking.api;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Violation;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderParts;
import io.lading.core.query.UnusableQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions for orders as they are put by HTTP. Whatever is wrong with one is named at once. */
record OrderParameters(int mostOrders) {

  private static final int USUAL_PAGE = 20;
  private static final List<String> CONDITIONS =
      List.of(
          "buyerId",
          "tradeOrderCode",
          "bizType",
          "mailNo",
          "expressCode",
          "status",
          "createdFrom",
          "createdTo");

  /** A question for one order. */
  record One(long orderId, OrderParts parts) {}

  One one(String code, Parameters parameters) {
    OrderParts parts = parts(parameters);
    long orderId = parameters.orderId(code);
    parameters.demandAllRight();
    return new One(orderId, parts);
  }

  LogisticsOrderQuery many(Parameters parameters) {
    OrderParts parts = parts(parameters);
    int limit = parameters.within("limit", 1, mostOrders, Math.min(USUAL_PAGE, mostOrders));
    Long after = after(parameters);
    return new LogisticsOrderQuery(conditions(parameters), parts, limit, after);
  }

  private static OrderParts parts(Parameters parameters) {
    return new OrderParts(parameters.flag("includePackages"), parameters.flag("includeItems"));
  }

  private static @Nullable Long after(Parameters parameters) {
    String cursor = parameters.text("cursor");
    Long after = cursor == null ? null : Cursor.read(cursor);
    if (cursor != null && after == null) {
      parameters.wrong("cursor", "the next of a page before");
    }
    return after;
  }

  private static OrderConditions conditions(Parameters parameters) {
    Long buyerId = parameters.int64("buyerId");
    String tradeOrderCode = parameters.text("tradeOrderCode");
    String bizType = parameters.text("bizType");
    String mailNo = parameters.text("mailNo");
    String expressCode = parameters.text("expressCode");
    OrderStatus status = parameters.word("status", OrderStatus.class);
    var from = parameters.time("createdFrom");
    var to = parameters.time("createdTo");
    try {
      var conditions =
          new OrderConditions(
              buyerId, tradeOrderCode, bizType, mailNo, expressCode, status, from, to);
      parameters.demandAllRight();
      return conditions;
    } catch (UnusableQuery unusable) {
      note(unusable.violations(), parameters);
      parameters.demandAllRight();
      throw unusable;
    }
  }

  /** That there is no condition is not said of one that cannot be read. */
  private static void note(List<Violation> violations, Parameters parameters) {
    boolean isAnyTried = CONDITIONS.stream().anyMatch(name -> parameters.text(name) != null);
    violations.stream()
        .filter(violation -> !(violation.field().isEmpty() && isAnyTried))
        .forEach(violation -> parameters.wrong(violation.field(), violation.expected()));
  }
}
