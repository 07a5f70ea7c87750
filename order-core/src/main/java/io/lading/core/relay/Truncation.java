package io.lading.core.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.Topics;
import io.lading.core.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a stranger's message that its topic refuses as too large, so that it stops
 * nobody else's (AsyncAPI, lading-truncated). First without its value; if that is not enough,
 * without its key and with only the latest of its headers, which are ours and tell reason and
 * origin.
 */
final class Truncation {

  private static final byte[] NOTHING = {};
  private static final int HEADERS_KEPT = 16;
  private static final int LONGEST_HEADER = 4096;

  private Truncation() {}

  /** turn: 1 for the first refusal. Empty: nothing more can be left out. */
  static Optional<OutboxRow> of(OutboxRow row, int turn) {
    if (!isForStrangers(row.topic()) || turn > 2) {
      return Optional.empty();
    }
    return Optional.of(turn == 1 ? withoutValue(row) : withoutKey(row));
  }

  /** What we say ourselves is small; losing a word of it would be a gap. */
  private static boolean isForStrangers(String topic) {
    return topic.equals(Topics.ORDER_REJECTIONS) || Topics.isForDeadLetters(topic);
  }

  private static OutboxRow withoutValue(OutboxRow row) {
    return left(row, row.key(), row.headers());
  }

  private static OutboxRow withoutKey(OutboxRow row) {
    List<MessageHeader> headers = row.headers();
    List<MessageHeader> latest =
        headers.subList(Math.max(0, headers.size() - HEADERS_KEPT), headers.size());
    return left(row, null, latest.stream().filter(Truncation::isShort).toList());
  }

  private static boolean isShort(MessageHeader header) {
    return RecordSize.of(header) <= LONGEST_HEADER;
  }

  private static OutboxRow left(OutboxRow row, byte @Nullable [] key, List<MessageHeader> headers) {
    var rest = new OutboxRow(row.id(), row.createdAt(), row.topic(), key, headers, NOTHING);
    long leftOut = RecordSize.of(row) - RecordSize.of(rest);
    List<MessageHeader> all = new ArrayList<>(headers);
    all.add(
        new MessageHeader(
            Topics.TRUNCATED_HEADER, Long.toString(leftOut).getBytes(StandardCharsets.UTF_8)));
    return new OutboxRow(row.id(), row.createdAt(), row.topic(), key, all, NOTHING);
  }
}
