package io.lading.bench;

import io.lading.engines.postgres.Database;
import io.lading.engines.process.Child;
import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import io.lading.engines.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Case (E): order-ingest as it is delivered, a process of its own, at its default settings but that
 * nobody publishes snapshots.
 */
final class IngestProcess implements Service {

  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Child process;
  private final Path folder;

  private IngestProcess(Child process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Healthy when this returns. */
  static IngestProcess start(Path jar, Rig rig, Database database) {
    int port = Ports.free();
    Path folder = Folders.temporary("bench-ingest");
    var plan =
        new Child.Plan(
            "order-ingest",
            command(jar),
            environment(rig, database, port),
            Child.Signal.TERM,
            Duration.ofSeconds(30),
            folder.resolve("order-ingest.log"),
            null);
    var service = new IngestProcess(Child.start(plan), folder);
    service.awaitHealthy(URI.create("http://127.0.0.1:" + port + "/actuator/health"));
    return service;
  }

  private static List<String> command(Path jar) {
    Path options = jar.resolveSibling("..").resolve("jvm.options").normalize();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + options,
        "-jar",
        jar.toString());
  }

  private static Map<String, String> environment(Rig rig, Database database, int port) {
    return Map.of(
        "SERVER_ADDRESS", "127.0.0.1",
        "SERVER_PORT", Integer.toString(port),
        "LADING_SNAPSHOTS_CONSUMERS", "0",
        "LADING_KAFKA_BOOTSTRAP_SERVERS", rig.bootstrapServers(),
        "LADING_DATABASE_URL", database.jdbcUrl(),
        "LADING_DATABASE_USER", Rig.SERVICE_ROLE,
        "LADING_DATABASE_PASSWORD", database.password(Rig.SERVICE_ROLE),
        "LADING_DATABASE_OWNER_USER", Rig.OWNER,
        "LADING_DATABASE_OWNER_PASSWORD", database.password(Rig.OWNER));
  }

  private void awaitHealthy(URI health) {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!healthy(health)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        String words = process.lastWords();
        close();
        throw new EngineFailure("order-ingest does not become healthy: " + words);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static boolean healthy(URI health) {
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("interrupted while waiting for order-ingest", e);
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.stop();
    Folders.delete(folder);
  }
}
