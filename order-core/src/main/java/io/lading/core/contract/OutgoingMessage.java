package io.lading.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish, complete: the relay never looks inside. orderId and sequence only with
 * status events.
 */
public record OutgoingMessage(
    String topic,
    byte @Nullable [] key,
    List<MessageHeader> headers,
    byte @Nullable [] payload,
    @Nullable Long orderId,
    @Nullable Integer sequence) {}
