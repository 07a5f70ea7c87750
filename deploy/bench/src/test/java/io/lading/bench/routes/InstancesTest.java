package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances are read as the literature counts, and plans that are none are not counted. */
class InstancesTest {

  private static final String SQUARE =
      """
      NAME : square
      DIMENSION : 4
      EDGE_WEIGHT_TYPE : EUC_2D
      CAPACITY : 5
      NODE_COORD_SECTION
      1 0 0
      2 0 10
      3 10 10
      4 10 0
      DEMAND_SECTION
      1 0
      2 2
      3 2
      4 1
      DEPOT_SECTION
       1
       -1
      EOF
      """;

  private static final String LINE =
      """
      line

      VEHICLE
      NUMBER     CAPACITY
        25         10

      CUSTOMER
      CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

          0      0         0          0          0        100          0
          1      1         1          4         10         20          5
          2      3         0          4          0         17          5
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("square.vrp"), SQUARE);
    Files.writeString(folder.resolve("square.sol"), "Route #1: 1 2 3\nCost 40\n");
    Files.writeString(folder.resolve("line.txt"), LINE);
    Files.writeString(folder.resolve("best-known.csv"), "instance,tenths\nline,66\n");
  }

  private List<Instance> read() throws IOException {
    return new InstanceFiles(folder).read();
  }

  @Test
  void distancesAreRoundedWithoutWindowsAndCutAfterOneDecimalWithThem() throws IOException {
    assertThat(read()).extracting(Instance::name).containsExactly("square", "line");
    assertThat(read().get(0).leg(1, 3)).isEqualTo(14);
    assertThat(read().get(1).leg(1, 2)).isEqualTo(22);
    assertThat(read()).extracting(Instance::bestKnown).containsExactly(40L, 66L);
  }

  @Test
  void vehiclesAreAsManyAsTheFileSaysOrEnoughForTheGoods() throws IOException {
    assertThat(read())
        .extracting(instance -> instance.fleet().getFirst().count())
        .containsExactly(7, 25);
    assertThat(read()).noneMatch(instance -> instance.fleet().getFirst().limited());
  }

  @Test
  void aPlanCostsWhatItsLegsCost() throws IOException {
    assertThat(Evaluator.cost(read().get(0), routes(new int[] {1, 2, 3}))).isEqualTo(40);
    assertThat(Evaluator.cost(read().get(0), routes(new int[] {1}, new int[] {2, 3})))
        .isEqualTo(54);
    assertThat(read().get(0).gap(54)).isEqualTo(35);
  }

  @Test
  void aPlanThatBreaksALimitIsNone() throws IOException {
    Instance line = read().get(1);
    assertThat(Evaluator.cost(line, routes(new int[] {2, 1}))).isEqualTo(66);
    assertNone(line, "line: customer 2 is served too late", new int[] {1, 2});
    assertNone(line, "line: customer 2 is not served", new int[] {1});
    assertNone(line, "line: customer 1 is served twice", new int[] {1}, new int[] {1});
    assertNone(line, "line: there is no customer 3", new int[] {3});
  }

  private static void assertNone(Instance instance, String reason, int[]... routes) {
    assertThatThrownBy(() -> Evaluator.cost(instance, routes(routes))).hasMessage(reason);
  }

  private static List<Route> routes(int[]... customers) {
    return Arrays.stream(customers).map(each -> new Route(0, each)).toList();
  }

  @Test
  void theSolverFindsTheBestOfTheseAndTheTableSaysSo() throws IOException {
    var planner = new LadingPlanner(1);
    Gaps gaps = Gaps.measure(planner, read(), Duration.ofMillis(200), 3);
    assertThat(gaps.failures()).isEmpty();
    assertThat(gaps.mean("50")).startsWith("0.00");
    assertThat(gaps.mean("TW0")).startsWith("0.00");
    assertThat(gaps.mean("unknown")).isEqualTo("none");
    assertThat(new GapChart(List.of(gaps)).svg()).contains(">Lading, 1 thread</text>", "cx='");
  }
}
