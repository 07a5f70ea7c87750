package io.lading.planner.graphhopper;

import io.lading.core.contract.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a town as OSM XML. */
final class OsmXml {

  private final StringBuilder xml = new StringBuilder();

  private OsmXml() {}

  static Path write(Town town, Path file) throws IOException {
    return Files.writeString(file, new OsmXml().of(town));
  }

  private String of(Town town) {
    xml.append("<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n");
    for (int node = 0; node < town.crossings().size(); node++) {
      Location at = town.crossings().get(node);
      line("<node id='%d' lat='%.7f' lon='%.7f'/>", node + 1, at.lat(), at.lon());
    }
    for (int way = 0; way < town.streets().size(); way++) {
      way(way + 1, town.streets().get(way));
    }
    for (int number = 0; number < town.prohibitions().size(); number++) {
      relation(number + 1, town.prohibitions().get(number), town);
    }
    return xml.append("</osm>\n").toString();
  }

  private void way(int id, Town.Street street) {
    line("<way id='%d'><nd ref='%d'/><nd ref='%d'/>", id, street.from() + 1, street.to() + 1);
    line("<tag k='highway' v='residential'/>");
    if (street.oneWay()) {
      line("<tag k='oneway' v='yes'/>");
    }
    if (street.bridge()) {
      line("<tag k='bridge' v='yes'/>");
    }
    line("</way>");
  }

  private void relation(int id, Town.Prohibition forbidden, Town town) {
    List<Integer> streets = forbidden.streets();
    line("<relation id='%d'>", id);
    line("<member type='way' ref='%d' role='from'/>", streets.getFirst() + 1);
    if (streets.size() == 2) {
      Town.Street first = town.streets().get(streets.getFirst());
      int via = first.from() == forbidden.firstCrossing() ? first.to() : first.from();
      line("<member type='node' ref='%d' role='via'/>", via + 1);
    } else {
      line("<member type='way' ref='%d' role='via'/>", streets.get(1) + 1);
    }
    line("<member type='way' ref='%d' role='to'/>", streets.getLast() + 1);
    line("<tag k='type' v='restriction'/><tag k='restriction' v='no_left_turn'/>");
    line("</relation>");
  }

  private void line(String format, Object... values) {
    xml.append(format.formatted(values)).append('\n');
  }
}
