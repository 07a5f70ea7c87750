package io.lading.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.Sources;
import io.lading.core.contract.Topics;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The rejections and dead letters of the order centre, against their topics. */
final class PublishedRefusals {

  private static final PublishedRows.Names NAMES =
      new PublishedRows.Names(
          "5 rejections and dead letters reach their topics",
          "5 nothing is refused or dead-lettered without a commit",
          "5 every rejection and dead letter is published");

  private PublishedRefusals() {}

  static PublishedRows compared() {
    return new PublishedRows(
        "orders", Set.of(), NAMES, record -> !isOfThePlanner(record), (_, _) -> {});
  }

  /** It rejects on the same topic, and keeps an outbox of its own. */
  private static boolean isOfThePlanner(ConsumerRecord<byte[], byte[]> record) {
    Header source = record.headers().lastHeader("ce_source");
    return record.topic().equals(Topics.ORDER_REJECTIONS)
        && source != null
        && Arrays.equals(source.value(), Sources.ROUTES.getBytes(UTF_8));
  }
}
