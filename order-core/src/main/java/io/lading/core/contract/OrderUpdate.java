package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.update}: changes is a JSON merge patch, kept as JSON text. */
public record OrderUpdate(
    String lgOrderCode,
    @Nullable String packageNo,
    @Nullable Integer expectedVersion,
    String changes)
    implements InputEvent {}
