package io.lading.planner.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnedRoadsTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final CrowFlight CROW = new CrowFlight(1, 0, 1);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Long> arrived = new CopyOnWriteArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);

  @Test
  void oneMorePlaceCostsOneRowAndOneColumn() {
    LearnedRoads roads = roads(PATIENT, 100, this::numbered);
    roads.between(1, places(5));
    asked.clear();
    Matrix matrix = roads.between(1, places(6)).matrix();
    assertThat(asked).containsExactly("1x6", "5x1");
    assertThat(matrix.distance()).isEqualTo(expected(places(6)).distance());
  }

  @Test
  void whatIsKnownIsNotAskedForAgain() {
    LearnedRoads roads = roads(PATIENT, 100, this::numbered);
    roads.between(1, places(5));
    asked.clear();
    List<Location> some = new ArrayList<>(places(5).subList(1, 4));
    some.add(places(5).getFirst());
    assertThat(roads.between(1, some).matrix().distance()).isEqualTo(expected(some).distance());
    assertThat(asked).isEmpty();
  }

  @Test
  void whenItIsFullOnlyWhatIsAskedForIsRemembered() {
    LearnedRoads roads = roads(PATIENT, 6, this::numbered);
    roads.between(1, places(6));
    List<Location> others = IntStream.range(3, 8).mapToObj(LearnedRoadsTest::place).toList();
    asked.clear();
    assertThat(roads.between(1, others).matrix().distance()).isEqualTo(expected(others).distance());
    assertThat(asked).containsExactly("2x5", "3x2");
  }

  @Test
  void aLateAnswerIsPlannedWithoutAndToldWhenItComes() {
    LearnedRoads roads = roads(Duration.ofMillis(20), 100, this::late);
    Roads.Ways ways = roads.between(7, places(3));
    assertThat(ways.provisional()).isTrue();
    assertThat(ways.matrix().distance()).isEqualTo(CROW.between(7, places(3)).matrix().distance());
    open.countDown();
    await().untilAsserted(() -> assertThat(arrived).containsExactly(7L));
    assertThat(roads.between(7, places(3)).provisional()).isFalse();
  }

  @Test
  void aSourceThatIsAwayIsDoneWithout() {
    LearnedRoads roads =
        roads(
            PATIENT,
            100,
            (_, _) -> {
              throw new RoadsUnavailable("away", null);
            });
    assertThat(roads.between(1, places(3)).provisional()).isTrue();
    assertThat(arrived).isEmpty();
  }

  private LearnedRoads roads(Duration patience, int mostPlaces, TableSource source) {
    var bounds = new LearnedRoads.Bounds(patience, mostPlaces, 2);
    return new LearnedRoads(source, CROW, bounds, arrived::add);
  }

  private Table late(List<Location> from, List<Location> to) {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new RoadsUnavailable("interrupted", e);
    }
    return numbered(from, to);
  }

  /** From place i to place j it is 1000 i + j. */
  private Table numbered(List<Location> from, List<Location> to) {
    asked.add(from.size() + "x" + to.size());
    Table table = Table.of(from.size(), to.size());
    for (int i = 0; i < from.size(); i++) {
      for (int j = 0; j < to.size(); j++) {
        table.metres()[i][j] = way(from.get(i), to.get(j));
        table.seconds()[i][j] = way(from.get(i), to.get(j));
      }
    }
    return table;
  }

  private static Matrix expected(List<Location> places) {
    int[] ways = new int[places.size() * places.size()];
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < places.size(); j++) {
        ways[i * places.size() + j] = i == j ? 0 : way(places.get(i), places.get(j));
      }
    }
    return new Matrix(places.size(), ways, ways);
  }

  private static int way(Location from, Location to) {
    return (int) (1000 * from.lat() + to.lat());
  }

  private static List<Location> places(int count) {
    return IntStream.range(0, count).mapToObj(LearnedRoadsTest::place).toList();
  }

  private static Location place(int number) {
    return new Location(number + 1, 100);
  }
}
