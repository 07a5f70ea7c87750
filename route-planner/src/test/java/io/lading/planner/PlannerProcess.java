package io.lading.planner;

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
final class PlannerProcess implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Child process;
  private final int port;

  private PlannerProcess(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Its output goes to {@code log}. */
  static PlannerProcess start(Region region, Path log, String... settings) {
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@jvm.options", "-cp", System.getProperty("java.class.path")));
    command.add(RoutePlanner.class.getName());
    command.addAll(RunningPlanner.arguments(region, port, settings));
    var plan =
        new Child.Plan(
            "route-planner",
            command,
            Map.of(),
            Child.Signal.TERM,
            Duration.ofSeconds(30),
            log,
            null);
    return new PlannerProcess(Child.start(plan), port);
  }

  PlannerProcess awaitUp() {
    await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(this::isUp);
    return this;
  }

  private boolean isUp() throws IOException, InterruptedException {
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
