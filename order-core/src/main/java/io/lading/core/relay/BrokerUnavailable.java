package io.lading.core.relay;

import org.jspecify.annotations.Nullable;

/** Kafka did not acknowledge: the world is at fault, not the record. Try again, for ever. */
public final class BrokerUnavailable extends RuntimeException {
  public BrokerUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
