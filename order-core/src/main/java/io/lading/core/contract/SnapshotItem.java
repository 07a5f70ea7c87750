package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An item in a snapshot of its order. unitPrice in the order's currency. */
public record SnapshotItem(
    long itemId, long skuId, int quantity, @Nullable BigDecimal unitPrice, String packageNo) {}
