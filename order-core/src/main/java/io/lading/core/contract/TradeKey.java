package io.lading.core.contract;

/** The dedup key of a trade. */
public record TradeKey(String tradeOrderCode, String bizType) {}
