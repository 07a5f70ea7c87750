package io.lading.core.query;

import io.lading.core.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the orders that fit, newest first: by falling order id, because ids grow with time.
 * limit: most orders on the page, 1 to {@value #MOST}. after: the {@link OrderPage#next} of the
 * page before, null for the first one. Building it throws {@link UnusableQuery}.
 */
public record LogisticsOrderQuery(
    OrderConditions conditions, OrderParts parts, int limit, @Nullable Long after) {

  public static final int MOST = 1000;

  public LogisticsOrderQuery {
    List<Violation> wrong = new ArrayList<>();
    if (limit < 1 || limit > MOST) {
      wrong.add(new Violation("limit", "1 to " + MOST));
    }
    if (after != null && after < 0) {
      wrong.add(new Violation("after", "the id of an order"));
    }
    UnusableQuery.unlessEmpty(wrong);
  }
}
