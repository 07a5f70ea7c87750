package io.lading.core.change;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderType;

/** What never changes of an order and is told in each of its events. */
public record OrderFacts(
    long orderId,
    String tradeOrderCode,
    String bizType,
    long buyerId,
    long warehouseId,
    OrderType orderType,
    FulfilmentMode fulfilmentMode) {}
