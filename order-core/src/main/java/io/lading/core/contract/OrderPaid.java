package io.lading.core.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.lading.trade.order-paid}: create a logistics order. Defaults of the contract are
 * already filled in, except packages (empty means one with every item) and totalAmount.
 */
public record OrderPaid(
    String tradeOrderCode,
    String bizType,
    OrderType orderType,
    @Nullable String parentLgOrderCode,
    @Nullable Integer orderOrigin,
    FulfilmentMode fulfilmentMode,
    long buyerId,
    @Nullable String buyerName,
    @Nullable Long sellerId,
    @Nullable String sellerName,
    long warehouseId,
    String currency,
    @Nullable BigDecimal totalAmount,
    @Nullable Party receiver,
    @Nullable Party sender,
    @Nullable DeliveryWindow deliveryWindow,
    int serviceSeconds,
    List<TradeItem> items,
    List<TradePackage> packages,
    @Nullable String feature)
    implements InputEvent {

  /** The total amount or, where the trade says none, the sum of the items. */
  public BigDecimal amount() {
    return totalAmount != null ? totalAmount : sum();
  }

  private BigDecimal sum() {
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (TradeItem item : items) {
      BigDecimal price = item.unitPrice();
      if (price != null) {
        sum = sum.add(price.multiply(BigDecimal.valueOf(item.quantity())));
      }
    }
    return sum;
  }
}
