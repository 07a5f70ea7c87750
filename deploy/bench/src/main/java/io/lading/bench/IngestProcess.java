package io.lading.bench;

import io.lading.engines.postgres.Database;
import io.lading.engines.service.Connections;
import io.lading.engines.service.RunnableJar;
import java.util.Map;

/** Case (E): order-ingest as it is delivered, but that nobody publishes snapshots. */
final class IngestProcess {

  private static final Map<String, String> SETTINGS = Map.of("LADING_SNAPSHOTS_CONSUMERS", "0");

  private IngestProcess() {}

  /** Healthy when this returns. */
  static Service start(RunnableJar jar, Rig rig, Database database) {
    var connections =
        new Connections(rig.bootstrapServers(), database, Rig.SERVICE_ROLE, Rig.OWNER);
    return DeliveredService.start(jar.plan(connections, SETTINGS));
  }
}
