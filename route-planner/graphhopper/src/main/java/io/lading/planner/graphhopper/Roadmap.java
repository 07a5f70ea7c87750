package io.lading.planner.graphhopper;

import com.graphhopper.util.Constants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The OSM file and what its roads are prepared for. Refused if it cannot be read. */
record Roadmap(Path file, Vehicle vehicle) {

  static final String SETTING = "lading.planner.roads.osm-file";

  /** To be raised when the same file would be prepared otherwise. */
  private static final int PREPARATION = 1;

  Roadmap {
    if (!Files.isRegularFile(file)) {
      throw refused(file, "there is no such file");
    }
    if (!Files.isReadable(file)) {
      throw refused(file, "the file cannot be read");
    }
  }

  /** Differs when the roads have to be prepared anew. */
  String fingerprint() {
    try {
      return "%d bytes, of %s, for %s, by GraphHopper %s, preparation %d"
          .formatted(
              Files.size(file),
              Files.getLastModifiedTime(file),
              vehicle,
              Constants.VERSION,
              PREPARATION);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + file, e);
    }
  }

  static InvalidConfigurationPropertyValueException refused(Path file, String reason) {
    return new InvalidConfigurationPropertyValueException(SETTING, file, reason);
  }
}
