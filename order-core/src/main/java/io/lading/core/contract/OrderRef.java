package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Which order is meant: by its own code, or by the trade's key when the code is absent. */
public record OrderRef(@Nullable String lgOrderCode, @Nullable TradeKey trade) {}
