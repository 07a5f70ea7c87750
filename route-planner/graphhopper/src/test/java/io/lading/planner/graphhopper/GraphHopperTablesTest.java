package io.lading.planner.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lading.core.contract.Location;
import io.lading.planner.distance.Table;
import io.lading.planner.graphhopper.Town.Place;
import io.lading.planner.solver.Matrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphHopperTablesTest {

  private static final int FARTHEST_ROAD = 500;

  /** What GraphHopper thinks of a residential street. */
  private static final double METRES_PER_SECOND = 30 / 3.6;

  private static final Town TOWN = new Town();

  @TempDir private static Path folder;
  private static RoadGraph roads;
  private static GraphHopperTables tables;

  @BeforeAll
  static void prepare() throws IOException {
    Path file = OsmXml.write(TOWN, folder.resolve("town.osm"));
    roads = RoadGraph.of(new Roadmap(file, Vehicle.CAR), GraphFolder.at(folder.resolve("graph")));
    tables = new GraphHopperTables(roads, FARTHEST_ROAD);
  }

  @AfterAll
  static void close() {
    tables.close();
  }

  @Test
  void everyWayIsAsLongAsAnIndependentSearchFinds() {
    List<Place> places = TOWN.places(100, new SplittableRandom(7));
    Table table = tables.table(locations(places), locations(places));
    Walk walk = new Walk(TOWN);
    for (int from = 0; from < places.size(); from++) {
      double[] expected = walk.from(places.get(from), places);
      for (int to = 0; to < places.size(); to++) {
        check(places.get(from), places.get(to), expected[to], table, from, to);
      }
    }
  }

  private static void check(
      Place start, Place end, double expected, Table table, int from, int to) {
    String way = start + " to " + end;
    if (Double.isInfinite(expected)) {
      assertThat(table.metres()[from][to]).as(way).isEqualTo(Matrix.UNREACHABLE);
      assertThat(table.seconds()[from][to]).as(way).isEqualTo(Matrix.UNREACHABLE);
    } else {
      assertThat((double) table.metres()[from][to]).as(way).isCloseTo(expected, within(1.5));
      assertThat((double) table.seconds()[from][to])
          .as(way)
          .isCloseTo(expected / METRES_PER_SECOND, within(1.5));
    }
  }

  @Test
  void thereAndBackDifferWhereStreetsHaveOneDirection() {
    var places = locations(List.of(TOWN.southBank(2, 0), TOWN.southBank(3, 0)));
    Table table = tables.table(places, places);
    assertThat(table.metres()[0][1]).isCloseTo(96, within(1));
    assertThat(table.metres()[1][0]).isGreaterThan(300);
  }

  @Test
  void theOtherBankIsAsFarAsTheBridgeMakesIt() {
    Location south = TOWN.southBank(0, Town.ROWS - 1).location();
    Location north = TOWN.northBank(0, 0).location();
    int metres = tables.table(List.of(south), List.of(north)).metres()[0][0];
    assertThat(metres).isGreaterThan(1_400 + 6 * 96 * 2);
  }

  @Test
  void fromAnIslandNoWayLeadsAwayButTheOthersAreTold() {
    var places = locations(List.of(TOWN.southBank(1, 1), TOWN.island(2, 2), TOWN.island(5, 5)));
    int[][] metres = tables.table(places, places).metres();
    assertThat(metres[0][1]).isEqualTo(Matrix.UNREACHABLE);
    assertThat(metres[1][0]).isEqualTo(Matrix.UNREACHABLE);
    assertThat(metres[1][2]).isCloseTo(3 * 96 + 3 * 111, within(3));
  }

  @Test
  void aPlaceFarFromEveryRoadIsUnreachableButTheOthersAreTold() {
    Location sea = new Location(31, 121);
    Location nearOneRoad = TOWN.southBank(0, 0).location();
    Location desert = new Location(nearOneRoad.lat() - 0.0055, nearOneRoad.lon());
    Location home = TOWN.southBank(3, 3).location();
    var places = List.of(home, sea, nearOneRoad, desert);
    int[][] metres = tables.table(places, places).metres();
    assertThat(metres[0][1]).isEqualTo(Matrix.UNREACHABLE);
    assertThat(metres[1][0]).isEqualTo(Matrix.UNREACHABLE);
    assertThat(metres[0][3]).isEqualTo(Matrix.UNREACHABLE);
    assertThat(metres[0][2]).isLessThan(1_500);
  }

  @Test
  void nobodyStopsOnABridge() {
    var generous = new GraphHopperTables(roads, 1_000);
    Location bank = TOWN.southBank(6, Town.ROWS - 1).location();
    Location other = TOWN.northBank(6, 0).location();
    int[] metres = generous.table(List.of(bank), List.of(TOWN.bridge(), other)).metres()[0];
    assertThat(metres[0]).isIn(0, metres[1]);
    assertThat(tables.table(List.of(bank), List.of(TOWN.bridge())).metres()[0][0])
        .isEqualTo(Matrix.UNREACHABLE);
  }

  @Test
  void aRowAndAColumnAreThoseOfTheWholeTable() {
    List<Location> places = locations(TOWN.places(40, new SplittableRandom(8)));
    Table whole = tables.table(places, places);
    List<Location> last = List.of(places.getLast());
    assertThat(tables.table(last, places).metres()[0]).isEqualTo(whole.metres()[39]);
    int[][] column = tables.table(places, last).metres();
    for (int row = 0; row < 40; row++) {
      assertThat(column[row]).containsExactly(whole.metres()[row][39]);
    }
    assertThat(tables.table(List.of(), places).metres()).isEmpty();
  }

  @Test
  void manyMayAskAtOnce() {
    List<Location> places = locations(TOWN.places(30, new SplittableRandom(9)));
    int[][] alone = tables.table(places, places).metres();
    List<List<Location>> questions = new ArrayList<>(Collections.nCopies(8, places));
    assertThat(questions.parallelStream().map(all -> tables.table(all, all).metres()))
        .allSatisfy(metres -> assertThat(metres).isEqualTo(alone));
  }

  private static List<Location> locations(List<Place> places) {
    return places.stream().map(Place::location).toList();
  }
}
