package io.lading.planner.graphhopper;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the streets of a town, without prohibitions, as OSM PBF: the format that extracts are
 * offered in (https://wiki.openstreetmap.org/wiki/PBF_Format).
 */
final class OsmPbf {

  /** Numbers of texts in the string table; 0 is reserved. */
  private static final String[] TEXTS = {"", "highway", "residential", "oneway", "bridge", "yes"};

  private static final double UNITS_PER_DEGREE = 1e7;

  private OsmPbf() {}

  static Path write(Town town, Path file) throws IOException {
    var header = new Protobuf().text(4, "OsmSchema-V0.6").text(4, "DenseNodes");
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      block(out, "OSMHeader", header);
      block(out, "OSMData", data(new Protobuf().message(2, nodes(town))));
      block(out, "OSMData", data(ways(town)));
    }
    return file;
  }

  private static void block(DataOutputStream out, String type, Protobuf content)
      throws IOException {
    byte[] raw = content.toByteArray();
    var zipped = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zipped)) {
      deflater.write(raw);
    }
    byte[] blob = new Protobuf().number(2, raw.length).bytes(3, zipped.toByteArray()).toByteArray();
    byte[] header = new Protobuf().text(1, type).number(3, blob.length).toByteArray();
    out.writeInt(header.length);
    out.write(header);
    out.write(blob);
  }

  private static Protobuf data(Protobuf group) {
    var texts = new Protobuf();
    for (String text : TEXTS) {
      texts.text(1, text);
    }
    return new Protobuf().message(1, texts).message(2, group);
  }

  private static Protobuf nodes(Town town) {
    int count = town.crossings().size();
    return new Protobuf()
        .deltas(1, LongStream.rangeClosed(1, count).toArray())
        .deltas(8, town.crossings().stream().mapToLong(at -> units(at.lat())).toArray())
        .deltas(9, town.crossings().stream().mapToLong(at -> units(at.lon())).toArray());
  }

  private static long units(double degrees) {
    return Math.round(degrees * UNITS_PER_DEGREE);
  }

  private static Protobuf ways(Town town) {
    var group = new Protobuf();
    for (int way = 0; way < town.streets().size(); way++) {
      group.message(3, way(way + 1, town.streets().get(way)));
    }
    return group;
  }

  private static Protobuf way(int id, Town.Street street) {
    LongStream keys = LongStream.of(1);
    LongStream values = LongStream.of(2);
    if (street.oneWay() || street.bridge()) {
      keys = LongStream.concat(keys, LongStream.of(street.oneWay() ? 3 : 4));
      values = LongStream.concat(values, LongStream.of(5));
    }
    return new Protobuf()
        .number(1, id)
        .packed(2, keys.toArray())
        .packed(3, values.toArray())
        .deltas(8, street.from() + 1, street.to() + 1);
  }
}
