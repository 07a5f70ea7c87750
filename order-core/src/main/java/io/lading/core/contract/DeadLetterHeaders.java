package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The original headers, then the reason and the origin of a dead letter. */
final class DeadLetterHeaders {
  /** Half of what the dead-letter topics allow beyond the size of an input. */
  static final int LONGEST_MESSAGE = 32 * 1024;

  private DeadLetterHeaders() {}

  static List<MessageHeader> of(
      IncomingMessage message,
      DeadLetterReason reason,
      String consumerGroup,
      int attempts,
      Instant firstFailed) {
    List<MessageHeader> headers = new ArrayList<>(message.headers().size() + 10);
    headers.addAll(message.headers());
    add(headers, "lading-error-code", reason.code().name());
    add(headers, "lading-error-class", reason.errorClass());
    headers.add(new MessageHeader("lading-error-message", cut(reason.message())));
    add(headers, "lading-original-topic", message.topic());
    add(headers, "lading-original-partition", Integer.toString(message.partition()));
    add(headers, "lading-original-offset", Long.toString(message.offset()));
    add(headers, "lading-original-timestamp", Long.toString(message.timestampMillis()));
    add(headers, "lading-consumer-group", consumerGroup);
    add(headers, "lading-attempts", Integer.toString(attempts));
    add(headers, "lading-first-failed", firstFailed.toString());
    return headers;
  }

  private static void add(List<MessageHeader> headers, String name, String value) {
    headers.add(new MessageHeader(name, value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Never inside a character. */
  private static byte[] cut(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_MESSAGE) {
      return bytes;
    }
    int end = LONGEST_MESSAGE;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return java.util.Arrays.copyOf(bytes, end);
  }
}
