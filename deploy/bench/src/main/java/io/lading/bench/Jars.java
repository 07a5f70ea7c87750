package io.lading.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The services as they were built. {@code home}: the project's folder. */
record Jars(Path home) {

  Path ingest() throws IOException {
    return of("order-ingest");
  }

  Path planner() throws IOException {
    return of("route-planner");
  }

  private Path of(String module) throws IOException {
    Path folder = home.resolve(module).resolve("target");
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-.*-app\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no runnable jar of " + module + " in " + folder));
    }
  }
}
