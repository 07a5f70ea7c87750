package io.lading.local;

import io.lading.core.contract.Topics;
import io.lading.engines.kafka.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The topics of the contract as they should be on a broker. A dead letter is its input with more
 * headers, so its limit is above the inputs'.
 */
record TopicPlan(int partitions, Duration retention, int maxMessageBytes) {
  static final int MORE_HEADERS = 64 * 1024;

  /** By order-ingest, unless it is told otherwise: nothing older may be read again. */
  private static final Duration IDENTITIES_REMEMBERED = Duration.ofDays(30);

  private static final List<String> INPUTS =
      List.of(
          Topics.TRADE_EVENTS,
          Topics.ORDER_UPDATES,
          Topics.INVENTORY_UPDATES,
          Topics.FLEET_UPDATES);
  private static final List<String> OUTPUTS =
      List.of(Topics.ORDER_STATUS, Topics.ORDER_REJECTIONS, Topics.ROUTE_PLANS);

  TopicPlan {
    if (partitions < 1 || partitions > 1_000) {
      throw new IllegalArgumentException("partitions: 1 to 1000, not " + partitions);
    }
    if (maxMessageBytes < 1_000 || maxMessageBytes > 20_000_000) {
      throw new IllegalArgumentException(
          "max message bytes: 1000 to 20000000, not " + maxMessageBytes);
    }
    if (!retention.isPositive() || retention.compareTo(IDENTITIES_REMEMBERED) > 0) {
      throw new IllegalArgumentException(
          "retention: above zero and at most %d hours, as long as identities are remembered; not %d"
              .formatted(IDENTITIES_REMEMBERED.toHours(), retention.toHours()));
    }
  }

  List<TopicSpec> topics() {
    List<TopicSpec> all = new ArrayList<>();
    INPUTS.forEach(name -> all.add(topic(name, maxMessageBytes, Map.of())));
    INPUTS.forEach(name -> all.add(topic(Topics.deadLettersOf(name), deadLetterBytes(), Map.of())));
    OUTPUTS.forEach(name -> all.add(topic(name, maxMessageBytes, Map.of())));
    all.add(topic(Topics.ORDER_SNAPSHOTS, maxMessageBytes, Map.of("cleanup.policy", "compact")));
    return all;
  }

  /** Where what becomes of a trade and of its order is announced. */
  static List<String> announcements() {
    return Stream.of(
            Topics.ORDER_STATUS,
            Topics.ORDER_REJECTIONS,
            Topics.deadLettersOf(Topics.TRADE_EVENTS),
            Topics.deadLettersOf(Topics.ORDER_UPDATES))
        .toList();
  }

  int deadLetterBytes() {
    return maxMessageBytes + MORE_HEADERS;
  }

  private TopicSpec topic(String name, int maxBytes, Map<String, String> more) {
    Map<String, String> configuration = new HashMap<>(more);
    configuration.put("retention.ms", Long.toString(retention.toMillis()));
    configuration.put("max.message.bytes", Integer.toString(maxBytes));
    return new TopicSpec(name, partitions, configuration);
  }
}
