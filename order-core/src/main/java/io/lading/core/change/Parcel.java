package io.lading.core.change;

import io.lading.core.lifecycle.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A package of an order as a status update meets it; version: of its fields. Packages are in the
 * order of the trade.
 */
public record Parcel(
    String packageNo,
    long warehouseId,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable String expressName,
    int version,
    Standing standing) {}
