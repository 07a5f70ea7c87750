package io.lading.tracking.api;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Violation;
import io.lading.core.model.LgOrderCode;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderParts;
import io.lading.core.query.UnusableQuery;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Questions for orders as they are put by HTTP. Whatever is wrong with one is named at once. */
record OrderParameters(int mostOrders) {

  private static final int USUAL_PAGE = 20;

  /** A question for one order. */
  record One(long orderId, OrderParts parts) {}

  One one(String code, MultiValueMap<String, String> query) {
    var parameters = new Parameters(query);
    OrderParts parts = parts(parameters);
    OptionalLong orderId = LgOrderCode.parse(code);
    if (orderId.isEmpty()) {
      parameters.wrong("code", "LG and 19 digits, not " + code);
      throw Problem.MALFORMED_CODE.of(parameters.violations());
    }
    parameters.demandAllRight();
    return new One(orderId.getAsLong(), parts);
  }

  LogisticsOrderQuery many(MultiValueMap<String, String> query) {
    var parameters = new Parameters(query);
    OrderParts parts = parts(parameters);
    int limit = parameters.within("limit", 1, mostOrders, Math.min(USUAL_PAGE, mostOrders));
    Long after = after(parameters);
    OrderConditions conditions = conditions(parameters);
    parameters.demandAllRight();
    return new LogisticsOrderQuery(conditions, parts, limit, after);
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
      return new OrderConditions(
          buyerId, tradeOrderCode, bizType, mailNo, expressCode, status, from, to);
    } catch (UnusableQuery unusable) {
      throw refused(parameters, unusable.violations());
    }
  }

  /** That there is no condition is not worth telling while one is there that cannot be read. */
  private static RuntimeException refused(Parameters parameters, List<Violation> violations) {
    List<Violation> unread = parameters.violations();
    violations.stream()
        .filter(violation -> unread.isEmpty() || !violation.field().isEmpty())
        .forEach(violation -> parameters.wrong(violation.field(), violation.expected()));
    return Problem.INVALID_PARAMETER.of(parameters.violations());
  }
}
