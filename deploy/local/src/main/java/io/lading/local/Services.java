package io.lading.local;

import io.lading.engines.postgres.Database;
import io.lading.engines.service.Connections;
import io.lading.engines.service.RunnableJar;
import io.lading.engines.service.ServiceProcess;
import java.nio.file.Path;
import java.util.Map;

/** Starts the services of ours against the engines, each with a role of its own. */
record Services(Path home, Path logs, String bootstrapServers, Database database) {
  static final String PROJECTOR_GROUP = "lading-tracking";
  static final String PLANNER_GROUP = "lading.route-planner.status";

  ServiceProcess ingest(int port) {
    return start("order-ingest", port, as("lading_ingest", "lading_orders_owner"), Map.of());
  }

  ServiceProcess projector(int port) {
    return start(
        "tracking-projector", port, as("lading_projector", "lading_tracking_owner"), Map.of());
  }

  /** Collects shorter than usual: sample orders live for seconds. */
  ServiceProcess planner(int port) {
    return start(
        "route-planner",
        port,
        as("lading_planner", "lading_routing_owner"),
        Map.of("LADING_PLANNER_PLANNING_WINDOW", "500ms"));
  }

  private Connections as(String role, String owner) {
    return new Connections(bootstrapServers, database, role, owner);
  }

  private ServiceProcess start(
      String module, int port, Connections connections, Map<String, String> settings) {
    return ServiceProcess.start(
        RunnableJar.in(home.resolve(module)).plan(connections, settings),
        port,
        logs.resolve(module + ".log"));
  }
}
