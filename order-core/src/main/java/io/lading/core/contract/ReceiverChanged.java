package io.lading.core.contract;

/** {@code io.lading.trade.receiver-changed}. */
public record ReceiverChanged(TradeKey trade, Party receiver) implements InputEvent {}
