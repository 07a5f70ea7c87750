package io.lading.core.outbox;

import io.lading.core.contract.MessageHeader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the log as it goes to Kafka. createdAt: when its transaction began. */
public record OutboxRow(
    long id,
    Instant createdAt,
    String topic,
    byte @Nullable [] key,
    List<MessageHeader> headers,
    byte @Nullable [] payload) {}
