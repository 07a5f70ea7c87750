package io.lading.bench;

import io.lading.engines.postgres.Database;
import io.lading.engines.service.Connections;
import io.lading.engines.service.RunnableJar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/**
 * Route-planner as it is delivered, a process of its own, but that it plans only when it is told
 * to: its collecting window is an hour.
 */
final class PlannerProcess implements AutoCloseable {

  private static final String ROLE = "lading_planner";
  private static final String OWNER = "lading_routing_owner";
  private static final Map<String, String> SETTINGS =
      Map.of("LADING_PLANNER_PLANNING_WINDOW", "1h");

  private final DeliveredService process;
  private final HttpClient http = HttpClient.newHttpClient();

  private PlannerProcess(DeliveredService process) {
    this.process = process;
  }

  /** A plan that was asked for; the clock is the machine's. */
  record Trigger(long warehouse, Instant sent, Instant answered) {}

  /** Healthy when this returns. */
  static PlannerProcess start(RunnableJar jar, Rig rig, Database database) {
    var connections = new Connections(rig.bootstrapServers(), database, ROLE, OWNER);
    return new PlannerProcess(DeliveredService.start(jar.plan(connections, SETTINGS)));
  }

  /** Returns when it has answered. Safe for use by many threads. */
  Trigger plan(long warehouse) throws IOException, InterruptedException {
    URI address = URI.create(process.url() + "/warehouses/" + warehouse + "/plan");
    var request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
    Instant sent = Instant.now();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + ": " + answer.statusCode() + answer.body());
    }
    return new Trigger(warehouse, sent, Instant.now());
  }

  /** How long planning and its stages have taken, up to now. */
  StageTimes stages() throws IOException, InterruptedException {
    URI address = URI.create(process.url() + "/actuator/prometheus");
    var request = HttpRequest.newBuilder(address).build();
    return StageTimes.of(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}
