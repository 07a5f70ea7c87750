package io.lading.core.create;

/** A dedup row to be written: the trade's key shall mean this order. */
public record Claim(Trade trade, long orderId) {}
