package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of an input message. Only type is indispensable; retry is the header
 * {@code lading-retry}.
 */
public record Envelope(
    String type,
    @Nullable String id,
    @Nullable String source,
    @Nullable String subject,
    @Nullable Instant time,
    @Nullable String correlationId,
    @Nullable String traceparent,
    @Nullable Integer retry) {}
