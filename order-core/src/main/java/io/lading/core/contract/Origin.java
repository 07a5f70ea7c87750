package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * What an output inherits from the message that caused it: W3C trace context and CloudEvents
 * extensions.
 */
public record Origin(
    @Nullable String traceparent, @Nullable String correlationId, @Nullable String causationId) {}
