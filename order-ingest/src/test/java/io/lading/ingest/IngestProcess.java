package io.lading.ingest;

import static org.awaitility.Awaitility.await;

import io.lading.engines.process.Child;
import io.lading.engines.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as a process of its own, so that it can be killed. */
final class IngestProcess implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Child process;
  private final int port;

  private IngestProcess(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Its output goes to {@code log}. */
  static IngestProcess start(World world, Path log, String... settings) {
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@jvm.options", "-cp", System.getProperty("java.class.path")));
    command.add(OrderIngest.class.getName());
    command.add("--server.port=" + port);
    command.addAll(RunningIngest.arguments(world.database, world.kafka.bootstrapServers()));
    command.addAll(List.of(settings));
    var plan =
        new Child.Plan(
            "order-ingest",
            command,
            Map.of(),
            Child.Signal.TERM,
            Duration.ofSeconds(30),
            log,
            null);
    return new IngestProcess(Child.start(plan), port);
  }

  IngestProcess awaitUp() {
    await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(this::isUp);
    return this;
  }

  boolean isUp() throws IOException, InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode()
        == 200;
  }

  /** SIGKILL. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.stop();
  }
}
