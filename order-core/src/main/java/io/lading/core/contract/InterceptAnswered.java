package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code io.lading.order.intercept-answered}. */
public record InterceptAnswered(
    String lgOrderCode,
    @Nullable String packageNo,
    InterceptOutcome outcome,
    @Nullable String description,
    @Nullable Instant occurredAt)
    implements InputEvent {}
