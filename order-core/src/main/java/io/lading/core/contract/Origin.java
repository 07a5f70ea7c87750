package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * What an output inherits from the message that caused it: W3C trace context and CloudEvents
 * extensions.
 */
public record Origin(
    @Nullable String traceparent, @Nullable String correlationId, @Nullable String causationId) {

  /** What an event without an id caused is traced by where it was consumed. */
  public static Origin of(IncomingMessage message, Envelope envelope) {
    String id = envelope.id();
    String cause =
        id != null ? id : message.topic() + "-" + message.partition() + "-" + message.offset();
    return new Origin(envelope.traceparent(), envelope.correlationId(), cause);
  }
}
