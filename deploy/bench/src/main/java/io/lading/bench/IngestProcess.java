package io.lading.bench;

import io.lading.engines.postgres.Database;
import java.nio.file.Path;
import java.util.Map;

/** Case (E): order-ingest as it is delivered, but that nobody publishes snapshots. */
final class IngestProcess {

  private static final Map<String, String> SETTINGS = Map.of("LADING_SNAPSHOTS_CONSUMERS", "0");

  private IngestProcess() {}

  /** Healthy when this returns. */
  static Service start(Path jar, Rig rig, Database database) {
    var roles = new ServiceProcess.Roles(Rig.SERVICE_ROLE, Rig.OWNER);
    return ServiceProcess.start(new ServiceProcess.Plan(jar, roles, SETTINGS), rig, database);
  }
}
