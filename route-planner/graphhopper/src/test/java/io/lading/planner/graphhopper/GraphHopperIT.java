package io.lading.planner.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lading.planner.Region;
import io.lading.planner.StatusEvents;
import io.lading.planner.graphhopper.Town.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planner with the roads of an OSM file in its own process. */
class GraphHopperIT {

  private static final Town TOWN = new Town();
  private static final Place WAREHOUSE = TOWN.southBank(0, 0);
  private static final List<Place> STOPS =
      List.of(TOWN.southBank(6, 5), TOWN.northBank(3, 3), TOWN.northBank(9, 2));

  private static final String PLANNED =
      "SELECT coalesce(max(estimated_distance), 0) FROM routing.delivery_route";

  private final Region region = new Region();

  @TempDir private Path folder;

  @BeforeEach
  void fleet() {
    region.warehouse(WAREHOUSE.location().lat(), WAREHOUSE.location().lon());
    region.courier(11, "20", 10);
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void routesAreAsLongAsTheRoadsOfTheTown() throws IOException {
    OsmXml.write(TOWN, folder.resolve("town.osm"));
    region.planner(
        osmFile(), "--lading.planner.roads.patience=10s", "--lading.planner.planning.budget=1s");
    for (int order = 1; order <= STOPS.size(); order++) {
      var at = STOPS.get(order - 1).location();
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(at.lat(), at.lon())));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(region.number(PLANNED)).isBetween(shortest() - 3, shortest() + 3));
    region.awaitQuiet();
    region.everyInvariantHolds();
  }

  /** Of all orders of the three stops, found without GraphHopper. */
  private static long shortest() {
    double best = Double.POSITIVE_INFINITY;
    for (int first = 0; first < 3; first++) {
      for (int second = 0; second < 3; second++) {
        if (first != second) {
          Place a = STOPS.get(first);
          Place b = STOPS.get(second);
          Place c = STOPS.get(3 - first - second);
          best = Math.min(best, leg(WAREHOUSE, a) + leg(a, b) + leg(b, c) + leg(c, WAREHOUSE));
        }
      }
    }
    return Math.round(best);
  }

  private static double leg(Place from, Place to) {
    return new Walk(TOWN).from(from, List.of(to))[0];
  }

  @Test
  void aFileThatIsNotThereStopsTheStart() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> region.planner(osmFile()))
        .havingRootCause()
        .withMessageContaining("lading.planner.roads.osm-file");
  }

  @Test
  void onlyTheAppOfThisModuleHasGraphHopperInIt() throws IOException {
    assertThat(libraries(Path.of("target"))).anyMatch(name -> name.contains("graphhopper-core"));
    assertThat(libraries(Path.of("..", "target"))).noneMatch(name -> name.contains("graphhopper"));
  }

  private static List<String> libraries(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      Path app =
          files
              .filter(file -> file.getFileName().toString().endsWith("-app.jar"))
              .findFirst()
              .orElseThrow();
      try (var jar = new JarFile(app.toFile())) {
        return jar.stream().map(entry -> entry.getName()).toList();
      }
    }
  }

  private String osmFile() {
    return "--lading.planner.roads.osm-file=" + folder.resolve("town.osm");
  }
}
