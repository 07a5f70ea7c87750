package io.lading.planner.graphhopper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where prepared roads are kept. A note says what they were prepared from; it is written last, so
 * what an interrupted preparation leaves is not taken for roads. Whatever else is in the folder is
 * never touched.
 */
record GraphFolder(Path folder) {

  private static final String SETTING = "lading.planner.roads.graph.folder";
  private static final String NOTE = "prepared-from.txt";
  private static final String LOCK = "lock";

  /** Makes it if it is not there. */
  static GraphFolder at(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidConfigurationPropertyValueException(SETTING, folder, "not a folder: " + e);
    }
    if (!Files.isWritable(folder)) {
      throw new InvalidConfigurationPropertyValueException(SETTING, folder, "cannot be written to");
    }
    return new GraphFolder(folder);
  }

  /** Does the work while no other process does it with this folder. */
  <T> T alone(Supplier<T> work) {
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + folder, e);
    }
  }

  /** The folder that GraphHopper has for itself. */
  Path graph() {
    return folder.resolve("graph");
  }

  boolean isFrom(String fingerprint) {
    try {
      return Files.exists(note()) && Files.readString(note()).equals(fingerprint);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + note(), e);
    }
  }

  /** Throws the present roads away. */
  void clear() {
    try {
      Files.deleteIfExists(note());
      for (Path file : content()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clear " + graph(), e);
    }
  }

  /** Deepest first. */
  private List<Path> content() throws IOException {
    if (!Files.exists(graph())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(graph())) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  void note(String fingerprint) {
    try {
      Files.writeString(note(), fingerprint);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + note(), e);
    }
  }

  private Path note() {
    return folder.resolve(NOTE);
  }
}
