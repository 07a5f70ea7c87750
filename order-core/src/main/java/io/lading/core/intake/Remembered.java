package io.lading.core.intake;

import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an identity that was seen before. refusal: if a rule refused it. answer:
 * what its caller was told, if it came by HTTP.
 */
public record Remembered(@Nullable RejectionCode refusal, @Nullable OrderRejected answer) {}
