package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** What became of reading a message of the order status topic: a value, never an exception. */
public sealed interface StatusReading {

  /** A change of an order. traceparent: of the message that caused it. */
  record Changed(StatusChanged event, @Nullable String traceparent) implements StatusReading {}

  /** Of a type this reader does not know: to be passed over. */
  record Foreign(String type) implements StatusReading {}

  /** Should have been a change of an order and is none. */
  record Unreadable(DeadLetterReason reason) implements StatusReading {}
}
