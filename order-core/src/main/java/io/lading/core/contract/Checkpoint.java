package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.checkpoint}: a scan that changes no status; by order or by waybill. */
public record Checkpoint(
    @Nullable String lgOrderCode,
    @Nullable Waybill waybill,
    @Nullable String packageNo,
    @Nullable Place location,
    @Nullable String description,
    @Nullable Instant occurredAt)
    implements InputEvent {}
