package io.lading.local;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Ports;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everything listens on this machine. */
record LocalPorts(int postgres, int kafka, int ingest, int projector, int planner) {
  int kafkaController() {
    return kafka + 1;
  }

  /** Refuses before anything is started, naming the option that helps. */
  void demandFree() {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    wanted.put("--postgres-port", postgres);
    wanted.put("--kafka-port", kafka);
    wanted.put("--ingest-port", ingest);
    wanted.put("--projector-port", projector);
    wanted.put("--planner-port", planner);
    wanted.forEach(LocalPorts::demandFree);
    demandFree("--kafka-port", kafkaController());
  }

  private static void demandFree(String option, int port) {
    if (port < 1 || port > 65_535) {
      throw new EngineFailure("port " + port + " is no port (" + option + ")");
    }
    if (!Ports.isFree(port)) {
      throw new EngineFailure("port " + port + " is already taken; choose another with " + option);
    }
  }
}
