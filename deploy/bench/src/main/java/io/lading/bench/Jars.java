package io.lading.bench;

import io.lading.engines.service.RunnableJar;
import java.nio.file.Path;

/** The services as they were built. {@code home}: the project's folder. */
record Jars(Path home) {

  RunnableJar ingest() {
    return RunnableJar.in(home.resolve("order-ingest"));
  }

  RunnableJar projector() {
    return RunnableJar.in(home.resolve("tracking-projector"));
  }

  RunnableJar planner() {
    return RunnableJar.in(home.resolve("route-planner"));
  }
}
