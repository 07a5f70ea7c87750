package io.lading.core.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.lading.order.rejected}: understood, and refused by a rule. details is code-specific,
 * values are strings, numbers or lists of such maps.
 */
public record OrderRejected(
    RejectionCode code,
    String message,
    @Nullable String tradeOrderCode,
    @Nullable String bizType,
    @Nullable String lgOrderCode,
    @Nullable String packageNo,
    @Nullable String causationId,
    Map<String, Object> details) {}
