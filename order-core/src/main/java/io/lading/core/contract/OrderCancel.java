package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.cancel}. */
public record OrderCancel(OrderRef order, @Nullable String packageNo, @Nullable String reason)
    implements InputEvent {}
