package io.lading.engines.kafka;

import io.lading.engines.process.Child;
import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import io.lading.engines.process.Ports;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A real KRaft broker as a process of its own, on loopback only, ended with this JVM. It can be
 * stopped, killed and started again on the same port and data. One thread at a time.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

  private final KafkaSettings settings;
  private final Path home;
  private @Nullable Child broker;

  private EmbeddedKafka(KafkaSettings settings, Path home) {
    this.settings = settings;
    this.home = home;
  }

  /** Formats the data folder if it is new and starts the broker; returns when it serves. */
  public static EmbeddedKafka start(KafkaSettings settings) {
    Path data = settings.data();
    Path home = data == null ? Folders.temporary("kafka") : Folders.existing(data);
    EmbeddedKafka kafka = new EmbeddedKafka(settings, home.toAbsolutePath());
    try {
      kafka.start();
      return kafka;
    } catch (RuntimeException failed) {
      kafka.close();
      throw failed;
    }
  }

  /** Starts the broker again after {@link #stop} or {@link #kill}. */
  public void start() {
    Ports.demandFree(settings.port(), "Kafka");
    Ports.demandFree(settings.controllerPort(), "Kafka's controller");
    try {
      Files.deleteIfExists(ready());
      writeProperties();
    } catch (IOException failed) {
      throw new EngineFailure("cannot write to " + home + ": " + failed, failed);
    }
    Child started = Child.start(plan());
    broker = started;
    awaitReady(started);
  }

  private void writeProperties() throws IOException {
    try (Writer writer = Files.newBufferedWriter(propertiesFile())) {
      BrokerProperties.of(settings, home.resolve("data")).store(writer, null);
    }
  }

  private Child.Plan plan() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.jvmFlags());
    command.addAll(
        List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dlogback.configurationFile=io/lading/engines/kafka/broker-logback.xml");
    command.add(Broker.class.getName());
    command.addAll(List.of(propertiesFile().toString(), ready().toString()));
    return new Child.Plan(
        "Kafka",
        command,
        Map.of("CLASSPATH", System.getProperty("java.class.path")),
        Child.Signal.TERM,
        STOPPED_WITHIN,
        log(),
        settings.data() == null ? home : null);
  }

  private void awaitReady(Child started) {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!Files.exists(ready())) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        throw new EngineFailure("Kafka did not start: " + started.lastWords());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Clean shutdown; the data stays. */
  public void stop() {
    running().stop();
  }

  /** SIGKILL, as a crash; returns when the process is gone. */
  public void kill() {
    running().kill();
  }

  public boolean isRunning() {
    return broker != null && broker.isAlive();
  }

  public long pid() {
    return running().pid();
  }

  public int port() {
    return settings.port();
  }

  /** What clients are given: the advertised address. */
  public String bootstrapServers() {
    return "127.0.0.1:" + settings.advertisedPort();
  }

  public Path log() {
    return home.resolve("kafka.log");
  }

  private Path propertiesFile() {
    return home.resolve("server.properties");
  }

  private Path ready() {
    return home.resolve("ready");
  }

  private Child running() {
    return Objects.requireNonNull(broker, "started");
  }

  /** Stops the broker; temporary data is removed. */
  @Override
  public void close() {
    if (isRunning()) {
      stop();
    }
    if (settings.data() == null) {
      Folders.delete(home);
    }
  }
}
