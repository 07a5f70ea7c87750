package io.lading.core.change;

import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a batch (its subscript there) and the order it concerns. packageIndex: of the
 * package whose waybill it names, null if it names none. occurredAt: as it says, else when it was
 * sent; whole microseconds.
 */
public record Addressed(
    int index,
    Entry.Actionable<InputEvent> entry,
    long orderId,
    @Nullable Integer packageIndex,
    Instant occurredAt) {}
