package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.update}: changes fields, of one package or item if it names one. */
public record OrderUpdate(
    String lgOrderCode,
    @Nullable String packageNo,
    @Nullable Long itemId,
    @Nullable Integer expectedVersion,
    OrderChanges changes)
    implements InputEvent {

  static OrderUpdate of(PatchTarget target, OrderChanges changes) {
    return new OrderUpdate(
        target.lgOrderCode(),
        target.packageNo(),
        target.itemId(),
        target.expectedVersion(),
        changes);
  }
}
