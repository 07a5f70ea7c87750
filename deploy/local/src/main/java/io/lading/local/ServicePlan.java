package io.lading.local;

import io.lading.engines.process.EngineFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service of ours to run: its module, its HTTP port, and the environment that it reads. */
record ServicePlan(String module, int port, Map<String, String> environment) {
  ServicePlan {
    Map<String, String> all = new HashMap<>(environment);
    all.put("SERVER_ADDRESS", "127.0.0.1");
    all.put("SERVER_PORT", Integer.toString(port));
    environment = Map.copyOf(all);
  }

  List<String> command(Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + home.resolve(module).resolve("jvm.options"),
        "-jar",
        jar(home).toString());
  }

  private Path jar(Path home) {
    Path folder = home.resolve(module).resolve("target");
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-.*-app\\.jar"))
          .findFirst()
          .orElseThrow(() -> new EngineFailure("no runnable jar of " + module + " in " + folder));
    } catch (IOException failed) {
      throw new EngineFailure("cannot read " + folder + ": " + failed.getMessage(), failed);
    }
  }
}
