package io.lading.engines.kafka;

import java.util.Map;

/** A topic to have: its name, how many partitions, and its configuration (Kafka's names). */
public record TopicSpec(String name, int partitions, Map<String, String> configuration) {
  public TopicSpec {
    configuration = Map.copyOf(configuration);
  }

  public static TopicSpec of(String name, int partitions) {
    return new TopicSpec(name, partitions, Map.of());
  }
}
