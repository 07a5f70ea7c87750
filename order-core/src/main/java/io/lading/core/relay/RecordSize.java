package io.lading.core.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes of what a row carries, without the few that Kafka adds. */
final class RecordSize {

  private RecordSize() {}

  static long of(OutboxRow row) {
    return of(row.key())
        + of(row.payload())
        + row.headers().stream().mapToLong(RecordSize::of).sum();
  }

  static long of(MessageHeader header) {
    return header.name().getBytes(StandardCharsets.UTF_8).length + of(header.value());
  }

  private static long of(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
