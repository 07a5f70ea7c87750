package io.lading.engines.kafka;

import io.lading.engines.process.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to run an own broker. Without a data folder the data is temporary and removed at the end.
 * Clients are told the advertised port, so that a fault proxy can stand between. Properties are
 * those of server.properties; whatever they say, it listens on loopback only.
 */
public record KafkaSettings(
    @Nullable Path data,
    int port,
    int controllerPort,
    int advertisedPort,
    Map<String, String> properties,
    List<String> jvmFlags) {
  /** The broker properties that the tests rely on, whatever the source. */
  public static final Map<String, String> ANYWHERE = BrokerProperties.anywhere();

  /** Quick to start and small, as tests want it. */
  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  public KafkaSettings {
    properties = Map.copyOf(properties);
    jvmFlags = List.copyOf(jvmFlags);
  }

  /** A small broker on free ports, gone afterwards. */
  public static KafkaSettings temporary() {
    int port = Ports.free();
    return new KafkaSettings(null, port, otherThan(port), port, Map.of(), SMALL);
  }

  /** Data in a folder of the caller's that survives restarts, on a port of the caller's. */
  public static KafkaSettings persistent(Path data, int port) {
    return new KafkaSettings(data, port, otherThan(port), port, Map.of(), SMALL);
  }

  private static int otherThan(int port) {
    int other = Ports.free();
    return other == port ? otherThan(port) : other;
  }

  /** Tells clients to come through this port, where somebody forwards them to the real one. */
  public KafkaSettings advertising(int loopbackPort) {
    return new KafkaSettings(data, port, controllerPort, loopbackPort, properties, jvmFlags);
  }

  public KafkaSettings withControllerPort(int other) {
    return new KafkaSettings(data, port, other, advertisedPort, properties, jvmFlags);
  }

  public KafkaSettings with(String property, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(property, value);
    return new KafkaSettings(data, port, controllerPort, advertisedPort, more, jvmFlags);
  }

  /** Other flags for the broker's JVM than those of a small one. */
  public KafkaSettings withJvmFlags(List<String> flags) {
    return new KafkaSettings(
        data, port, controllerPort, advertisedPort, properties, new ArrayList<>(flags));
  }
}
