package io.lading.core.intake;

import io.lading.core.contract.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands after a change: what its caller is answered. version: of the fields that were
 * asked about, the order's or, with packageNo, the package's.
 */
public record Receipt(
    OrderStatus status, int statusVersion, int sequence, int version, @Nullable String packageNo) {}
