package io.lading.core.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.lading.order.status-changed}: one change of an order. No name, telephone or address
 * text, ever.
 */
public record StatusChanged(
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
    EventKind kind,
    OrderStatus status,
    @Nullable OrderStatus previousStatus,
    @Nullable OrderStatus milestone,
    @Nullable PackageState packageState,
    List<String> changedFields,
    @Nullable Place location,
    @Nullable String description,
    @Nullable Instant occurredAt,
    Instant recordedAt,
    List<Shipment> shipments) {

  public StatusChanged with(List<Shipment> announced) {
    return new StatusChanged(
        orderId,
        lgOrderCode,
        tradeOrderCode,
        bizType,
        buyerId,
        warehouseId,
        orderType,
        fulfilmentMode,
        sequence,
        statusVersion,
        kind,
        status,
        previousStatus,
        milestone,
        packageState,
        changedFields,
        location,
        description,
        occurredAt,
        recordedAt,
        announced);
  }
}
