package io.lading.core.create;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.TradeItem;
import io.lading.core.id.OrderIds;
import java.math.BigDecimal;
import java.util.Arrays;

/** An order that was decided to exist, with the ids of its packages and items. */
public record NewOrder(long id, Trade trade, long[] packageIds, long[] itemIds) {

  static NewOrder of(long id, Trade trade, OrderIds ids) {
    long buyer = trade.paid().buyerId();
    var packageIds = new long[trade.packing().packages().size()];
    var itemIds = new long[trade.paid().items().size()];
    Arrays.setAll(packageIds, _ -> ids.next(buyer));
    Arrays.setAll(itemIds, _ -> ids.next(buyer));
    return new NewOrder(id, trade, packageIds, itemIds);
  }

  /** As the trade says, or else the sum of the items that have a price. */
  public BigDecimal totalAmount() {
    OrderPaid paid = trade.paid();
    if (paid.totalAmount() != null) {
      return paid.totalAmount();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (TradeItem item : paid.items()) {
      if (item.unitPrice() != null) {
        sum = sum.add(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
      }
    }
    return sum;
  }
}
