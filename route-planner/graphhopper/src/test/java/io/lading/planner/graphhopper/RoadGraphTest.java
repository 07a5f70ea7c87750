package io.lading.planner.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.contract.Location;
import io.lading.planner.distance.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class RoadGraphTest {

  private static final Town TOWN = new Town();

  @TempDir private Path home;

  @Test
  void whatWasPreparedIsUsedAgain() throws IOException {
    Path file = OsmXml.write(TOWN, home.resolve("town.osm"));
    int metres = metres(file, TOWN);
    FileTime prepared = Files.getLastModifiedTime(folder().resolve("graph/edges"));
    assertThat(metres(file, TOWN)).isEqualTo(metres);
    assertThat(Files.getLastModifiedTime(folder().resolve("graph/edges"))).isEqualTo(prepared);
  }

  @Test
  void anotherFileIsPreparedAnew() throws IOException {
    Path file = OsmXml.write(TOWN, home.resolve("town.osm"));
    int metres = metres(file, TOWN);
    Town wider = new Town(1.5);
    OsmXml.write(wider, file);
    assertThat(metres(file, wider)).isBetween(metres * 3 / 2 - 2, metres * 3 / 2 + 2);
  }

  @Test
  void anInterruptedPreparationIsBegunAgain() throws IOException {
    Path file = OsmXml.write(TOWN, home.resolve("town.osm"));
    int metres = metres(file, TOWN);
    Files.delete(folder().resolve("prepared-from.txt"));
    Files.writeString(folder().resolve("graph/edges"), "half of it");
    assertThat(metres(file, TOWN)).isEqualTo(metres);
  }

  @Test
  void extractsAsTheyAreDownloadedAreRead() throws IOException {
    Path xml = OsmXml.write(TOWN, home.resolve("town.osm"));
    int metres = metres(xml, TOWN);
    Path pbf = OsmPbf.write(TOWN, home.resolve("town.osm.pbf"));
    assertThat(metres(pbf, TOWN)).isEqualTo(metres);
  }

  @Test
  void bicyclesHaveRoadsOfTheirOwn() throws IOException {
    Path file = OsmXml.write(TOWN, home.resolve("town.osm"));
    int byCar = seconds(file, Vehicle.CAR);
    assertThat(seconds(file, Vehicle.BIKE)).isGreaterThan(byCar);
    assertThat(seconds(file, Vehicle.CAR)).isEqualTo(byCar);
  }

  @Test
  void aFileThatIsNotThereIsRefusedByTheNameOfItsSetting() {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> new Roadmap(home.resolve("nothing.osm.pbf"), Vehicle.CAR))
        .matches(refusal -> refusal.getName().equals("lading.planner.roads.osm-file"))
        .withMessageContaining("no such file");
  }

  @Test
  void aFileWithoutRoadsIsRefusedByTheNameOfItsSetting() throws IOException {
    Path poem = Files.writeString(home.resolve("poem.osm"), "The road goes ever on and on\n");
    refused(poem);
    Path empty = Files.writeString(home.resolve("empty.osm"), "<osm version='0.6'></osm>");
    refused(empty);
  }

  private void refused(Path file) {
    var map = new Roadmap(file, Vehicle.CAR);
    var folder = GraphFolder.at(folder());
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> RoadGraph.of(map, folder))
        .matches(refusal -> refusal.getName().equals("lading.planner.roads.osm-file"))
        .withMessageContaining("no roads can be read");
  }

  @Test
  void aFolderThatIsNoneIsRefusedByTheNameOfItsSetting() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> GraphFolder.at(file))
        .matches(refusal -> refusal.getName().equals("lading.planner.roads.graph.folder"));
  }

  @Test
  void whatElseIsInTheFolderIsNotTouched() throws IOException {
    Path other = Files.writeString(Files.createDirectories(folder()).resolve("mine.txt"), "mine");
    Path file = OsmXml.write(TOWN, home.resolve("town.osm"));
    metres(file, TOWN);
    OsmXml.write(new Town(1.5), file);
    metres(file, TOWN);
    assertThat(other).hasContent("mine");
  }

  private int metres(Path file, Town town) {
    return table(file, Vehicle.CAR, town).metres()[0][0];
  }

  private int seconds(Path file, Vehicle vehicle) {
    return table(file, vehicle, TOWN).seconds()[0][0];
  }

  private Table table(Path file, Vehicle vehicle, Town town) {
    RoadGraph roads = RoadGraph.of(new Roadmap(file, vehicle), GraphFolder.at(folder()));
    try (var tables = new GraphHopperTables(roads, 100)) {
      List<Location> from = List.of(town.southBank(0, 0).location());
      return tables.table(from, List.of(town.southBank(5, 5).location()));
    }
  }

  private Path folder() {
    return home.resolve("graph");
  }
}
