package io.lading.core.query;

import java.util.Optional;

/**
 * Orders as they are now, live or archived. Who was erased or withdrawn is not among them. Each
 * order is told with its packages and items as of one moment. Safe for many threads.
 *
 * <p>Each method throws {@link io.lading.core.intake.StorageUnavailable} if the orders cannot be
 * read now.
 */
public interface LogisticsOrders {

  OrderPage page(LogisticsOrderQuery query);

  Optional<OrderView> find(long orderId, OrderParts parts);
}
