package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.status-update}. */
public record StatusUpdate(
    OrderRef order,
    OrderStatus status,
    @Nullable String packageNo,
    @Nullable Integer expectedStatusVersion,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable String expressName,
    @Nullable Place location,
    @Nullable String description,
    @Nullable Instant occurredAt)
    implements InputEvent {}
