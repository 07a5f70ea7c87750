package io.lading.engines.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this user keeps what can be made anew. */
public final class Caches {
  private Caches() {}

  /** XDG_CACHE_HOME, else the home's .cache, else a folder of this user's among temporary files. */
  public static Path folder() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    if (writable(base)) {
      return base.resolve("lading");
    }
    return shared();
  }

  /** A folder of this user's that other users can enter. */
  public static Path shared() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "lading-cache-" + System.getProperty("user.name"));
  }

  private static boolean writable(Path base) {
    return Files.isDirectory(base)
        ? Files.isWritable(base)
        : base.getParent() != null && Files.isWritable(base.getParent());
  }
}
