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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A service as it is delivered, a process of its own with its own JVM options, at its default
 * settings but for those that are given.
 */
final class ServiceProcess implements Service {

  /** The roles by which a service and its migrations reach the database. */
  record Roles(String service, String owner) {}

  /** {@code settings}: environment variables. */
  record Plan(Path jar, Roles roles, Map<String, String> settings) {
    /** Of the module: the jar lies in its folder of what was built. */
    String name() {
      return folder().getFileName().toString();
    }

    Path folder() {
      return jar.toAbsolutePath().resolveSibling("..").normalize();
    }
  }

  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Child process;
  private final Path folder;
  private final URI address;

  private ServiceProcess(Child process, Path folder, URI address) {
    this.process = process;
    this.folder = folder;
    this.address = address;
  }

  /** Healthy when this returns. */
  static ServiceProcess start(Plan plan, Rig rig, Database database) {
    int port = Ports.free();
    Path folder = Folders.temporary("bench-" + plan.name());
    var child =
        new Child.Plan(
            plan.name(),
            command(plan),
            environment(plan, rig, database, port),
            Child.Signal.TERM,
            Duration.ofSeconds(30),
            folder.resolve(plan.name() + ".log"),
            null);
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    var service = new ServiceProcess(Child.start(child), folder, address);
    service.awaitHealthy(plan.name());
    return service;
  }

  private static List<String> command(Plan plan) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + plan.folder().resolve("jvm.options"),
        "-jar",
        plan.jar().toString());
  }

  private static Map<String, String> environment(Plan plan, Rig rig, Database database, int port) {
    var environment = new HashMap<>(plan.settings());
    Roles roles = plan.roles();
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("LADING_KAFKA_BOOTSTRAP_SERVERS", rig.bootstrapServers());
    environment.put("LADING_DATABASE_URL", database.jdbcUrl());
    environment.put("LADING_DATABASE_USER", roles.service());
    environment.put("LADING_DATABASE_PASSWORD", database.password(roles.service()));
    environment.put("LADING_DATABASE_OWNER_USER", roles.owner());
    environment.put("LADING_DATABASE_OWNER_PASSWORD", database.password(roles.owner()));
    return environment;
  }

  private void awaitHealthy(String name) {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!healthy(name)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        String words = process.lastWords();
        close();
        throw new EngineFailure(name + " does not become healthy: " + words);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean healthy(String name) {
    var request =
        HttpRequest.newBuilder(address.resolve("actuator/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("interrupted while waiting for " + name, e);
    }
  }

  /** Its root, with a slash at the end. */
  URI address() {
    return address;
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
