package io.lading.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was consumed, before anything was read of it. Arrays are not copied: do not
 * change them.
 */
public record IncomingMessage(
    String topic,
    int partition,
    long offset,
    long timestampMillis,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<MessageHeader> headers) {}
