package io.lading.core.relay;

/** A row that Kafka will never take: somebody has to look, so publishing stops. */
public final class ImpossibleRecord extends RuntimeException {
  ImpossibleRecord(String message, Throwable cause) {
    super(message, cause);
  }
}
