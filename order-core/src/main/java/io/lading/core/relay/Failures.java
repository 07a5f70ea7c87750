package io.lading.core.relay;

import io.lading.core.outbox.OutboxRow;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Whose fault it is that a row is not acknowledged: the world's, the row's, or ours. */
final class Failures {

  private Failures() {}

  static boolean isTooLarge(@Nullable Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException;
  }

  static RuntimeException of(OutboxRow row, @Nullable Throwable cause) {
    return isTooLarge(cause)
        ? new BrokerUnavailable(tooLarge(row, cause), cause)
        : of("outbox row " + row.id() + " for " + row.topic(), cause);
  }

  /** A limit that somebody can raise, so it is tried again until somebody has. */
  private static String tooLarge(OutboxRow row, @Nullable Throwable cause) {
    return "%s does not take outbox row %d of %d bytes; raise the topic's max.message.bytes or %s: %s"
        .formatted(
            row.topic(), row.id(), RecordSize.of(row), "lading.relay.producer.max-request", cause);
  }

  static RuntimeException ofEndlessSplits(OutboxRow row) {
    String what =
        "batches for %s are split and refused for ever: its max.message.bytes is below"
            + " lading.relay.producer.batch";
    return new BrokerUnavailable(what.formatted(row.topic()), null);
  }

  static RuntimeException of(String what, @Nullable Throwable cause) {
    return switch (cause) {
      case InvalidTopicException e -> impossible(what, e);
      case SerializationException e -> impossible(what, e);
      case KafkaException e -> new BrokerUnavailable(what + ": " + e, e);
      case null, default -> new IllegalStateException(what + ": " + cause, cause);
    };
  }

  private static ImpossibleRecord impossible(String what, Throwable cause) {
    return new ImpossibleRecord(what + " will never be taken: " + cause, cause);
  }
}
