package io.lading.local;

import io.lading.engines.postgres.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts the services of ours against the engines, each with a role of its own. */
record Services(Path home, Path logs, String bootstrapServers, Database database) {
  static final String PROJECTOR_GROUP = "lading-tracking";
  static final String PLANNER_GROUP = "lading.route-planner.status";

  Service ingest(int port) {
    return start("order-ingest", port, "lading_ingest", "lading_orders_owner");
  }

  Service projector(int port) {
    return start("tracking-projector", port, "lading_projector", "lading_tracking_owner");
  }

  /** Collects shorter than usual: sample orders live for seconds. */
  Service planner(int port) {
    return start(
        "route-planner",
        port,
        "lading_planner",
        "lading_routing_owner",
        Map.of("LADING_PLANNER_PLANNING_WINDOW", "500ms"));
  }

  private Service start(String module, int port, String role, String owner) {
    return start(module, port, role, owner, Map.of());
  }

  private Service start(
      String module, int port, String role, String owner, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("LADING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("LADING_DATABASE_URL", database.jdbcUrl());
    environment.put("LADING_DATABASE_USER", role);
    environment.put("LADING_DATABASE_PASSWORD", database.password(role));
    environment.put("LADING_DATABASE_OWNER_USER", owner);
    environment.put("LADING_DATABASE_OWNER_PASSWORD", database.password(owner));
    return Service.start(new ServicePlan(module, port, environment), home, logs);
  }
}
