package io.lading.engines.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The server.properties of an own broker: one node that is broker and controller. */
final class BrokerProperties {
  private static final String MAX_BYTES = Integer.toString(24 * 1024 * 1024);

  private BrokerProperties() {}

  static Properties of(KafkaSettings settings, Path logs) {
    Properties all = new Properties();
    all.putAll(node());
    all.putAll(oneReplica());
    all.putAll(sizes());
    all.putAll(groups());
    all.putAll(settings.properties());
    all.putAll(addresses(settings));
    all.put("log.dirs", logs.toString());
    return all;
  }

  private static Map<String, String> node() {
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name", "PLAINTEXT",
        "controller.listener.names", "CONTROLLER",
        "auto.create.topics.enable", "false",
        "broker.session.timeout.ms", "3000", // a crashed broker comes back without waiting longer
        "broker.heartbeat.interval.ms", "500");
  }

  private static Map<String, String> oneReplica() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.num.partitions", "4");
  }

  private static Map<String, String> sizes() {
    return Map.of(
        "message.max.bytes", MAX_BYTES,
        "replica.fetch.max.bytes", MAX_BYTES,
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "log.cleaner.dedupe.buffer.size", "8388608",
        "log.index.size.max.bytes", "1048576",
        "log.segment.delete.delay.ms", "1000");
  }

  /** What the tests rely on, on a broker of any source. */
  static Map<String, String> anywhere() {
    Map<String, String> all = new TreeMap<>(groups());
    all.put("message.max.bytes", MAX_BYTES);
    all.put("replica.fetch.max.bytes", MAX_BYTES);
    all.put("auto.create.topics.enable", "false");
    return all;
  }

  /** Consumers that crash may ask to be noticed within seconds. */
  private static Map<String, String> groups() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "group.consumer.min.session.timeout.ms", "1000",
        "group.consumer.session.timeout.ms", "10000",
        "group.consumer.min.heartbeat.interval.ms", "200",
        "group.consumer.heartbeat.interval.ms", "500");
  }

  private static Map<String, String> addresses(KafkaSettings settings) {
    return Map.of(
        "listeners",
        "PLAINTEXT://127.0.0.1:"
            + settings.port()
            + ",CONTROLLER://127.0.0.1:"
            + settings.controllerPort(),
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:" + settings.advertisedPort(),
        "controller.quorum.voters",
        "1@127.0.0.1:" + settings.controllerPort());
  }
}
