package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.update}: changes fields, of one package if it names one. */
public record OrderUpdate(
    String lgOrderCode,
    @Nullable String packageNo,
    @Nullable Integer expectedVersion,
    OrderChanges changes)
    implements InputEvent {}
