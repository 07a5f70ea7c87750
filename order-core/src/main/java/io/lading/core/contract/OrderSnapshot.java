package io.lading.core.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * {@code io.lading.order.snapshot}: the latest state of an order, as of its event {@code sequence}.
 * No name, telephone or address text, ever.
 */
public record OrderSnapshot(
    long orderId,
    String lgOrderCode,
    String tradeOrderCode,
    String bizType,
    long buyerId,
    long warehouseId,
    OrderType orderType,
    FulfilmentMode fulfilmentMode,
    int sequence,
    int statusVersion,
    OrderStatus status,
    String currency,
    BigDecimal totalAmount,
    int serviceSeconds,
    Instant createdAt,
    Instant recordedAt,
    List<SnapshotPackage> packages,
    List<SnapshotItem> items) {}
