package io.lading.core.contract;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.lading.fleet.courier-updated}: the newest occurredAt wins. Weights in kg, volumes in
 * m³.
 */
public record CourierUpdated(
    long courierId,
    @Nullable Long warehouseId,
    @Nullable String name,
    CourierStatus status,
    @Nullable Location location,
    @Nullable BigDecimal maxWeight,
    @Nullable BigDecimal maxVolume,
    @Nullable Integer maxStops,
    @Nullable Shift shift,
    @Nullable Instant occurredAt)
    implements InputEvent {}
