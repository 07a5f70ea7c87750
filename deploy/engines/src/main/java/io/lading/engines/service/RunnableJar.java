package io.lading.engines.service;

import io.lading.engines.process.EngineFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service as it is delivered. {@code module}: the folder with its JVM options. */
public record RunnableJar(Path module, Path file) {

  /**
   * As it was built in this folder, which is called like the module.
   *
   * @throws EngineFailure nothing was built there
   */
  public static RunnableJar in(Path module) {
    Path folder = module.resolve("target");
    String name = module.getFileName().toString();
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return files
          .filter(file -> file.getFileName().toString().matches(name + "-.*-app\\.jar"))
          .findFirst()
          .map(file -> new RunnableJar(module, file))
          .orElseThrow(() -> new EngineFailure("no runnable jar of " + name + " in " + folder));
    } catch (IOException failed) {
      throw new EngineFailure("cannot read " + folder + ": " + failed.getMessage(), failed);
    }
  }

  /** To run it by this JVM's Java. {@code settings}: environment variables. */
  public ServicePlan plan(Connections connections, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(connections.environment());
    return new ServicePlan(module.getFileName().toString(), command(), environment);
  }

  private List<String> command() {
    return List.of(
        ServicePlan.java(), "@" + module.resolve("jvm.options"), "-jar", file.toString());
  }
}
