package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** {@code io.lading.trade.order-cancelled}: the buyer cancels; may arrive before the order. */
public record OrderCancelled(TradeKey trade, @Nullable String reason) implements InputEvent {}
