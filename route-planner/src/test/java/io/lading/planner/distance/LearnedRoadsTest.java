package io.lading.planner.distance;

import static io.lading.planner.distance.NumberedPlaces.expected;
import static io.lading.planner.distance.NumberedPlaces.place;
import static io.lading.planner.distance.NumberedPlaces.places;
import static io.lading.planner.distance.NumberedPlaces.way;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearnedRoadsTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration HASTY = Duration.ofMillis(20);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AT_ONCE = Duration.ofNanos(1);
  private static final long PLENTY = 1_000_000;
  private static final CrowFlight CROW = new CrowFlight(1, 0, 1);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Integer> told = new CopyOnWriteArrayList<>();
  private final List<Long> arrived = new CopyOnWriteArrayList<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<LearnedRoads> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(LearnedRoads::close);
  }

  @Test
  void oneMorePlaceCostsOneRowAndOneColumn() {
    LearnedRoads roads = roads(PATIENT, PLENTY, this::numbered);
    roads.between(1, places(5));
    asked.clear();
    Matrix matrix = roads.between(1, places(6)).matrix();
    assertThat(asked).containsExactlyInAnyOrder("1x6", "5x1");
    assertThat(matrix.distance()).isEqualTo(expected(places(6)).distance());
  }

  @Test
  void aNewPlaceIsAskedForWithWhatIsWantedNowNotWithThePast() {
    LearnedRoads roads = roads(PATIENT, PLENTY, this::numbered);
    roads.between(1, places(40));
    asked.clear();
    List<Location> now = List.of(place(0), place(7), place(50));
    assertThat(roads.between(1, now).matrix().distance()).isEqualTo(expected(now).distance());
    assertThat(asked).containsExactlyInAnyOrder("1x3", "2x1");
  }

  @Test
  void whatIsKnownIsNotAskedForAgain() {
    LearnedRoads roads = roads(PATIENT, PLENTY, this::numbered);
    roads.between(1, places(5));
    asked.clear();
    List<Location> some = new ArrayList<>(places(5).subList(1, 4));
    some.add(places(5).getFirst());
    assertThat(roads.between(1, some).matrix().distance()).isEqualTo(expected(some).distance());
    assertThat(asked).isEmpty();
  }

  @Test
  void whenItIsFullOnlyWhatIsAskedForIsRemembered() {
    LearnedRoads roads = roads(PATIENT, KnownPlaces.ways(6), this::numbered);
    roads.between(1, places(6));
    List<Location> others = IntStream.range(3, 8).mapToObj(NumberedPlaces::place).toList();
    asked.clear();
    assertThat(roads.between(1, others).matrix().distance()).isEqualTo(expected(others).distance());
    assertThat(asked).containsExactlyInAnyOrder("2x5", "3x2");
  }

  @Test
  void moreThanCanBeRememberedIsPlannedByCrowForGood() {
    LearnedRoads roads = roads(PATIENT, KnownPlaces.ways(6), this::numbered);
    Roads.Ways ways = roads.between(1, places(7));
    assertThat(ways.provisional()).isFalse();
    assertThat(ways.matrix().distance()).isEqualTo(CROW.between(1, places(7)).matrix().distance());
    assertThat(asked).isEmpty();
  }

  @Test
  void aLargeTableIsAskedForPartByPart() {
    LearnedRoads roads = roads(PATIENT, PLENTY, inQuestionsOf(4, this::numbered));
    Matrix matrix = roads.between(1, places(5)).matrix();
    assertThat(matrix.distance()).isEqualTo(expected(places(5)).distance());
    assertThat(asked).hasSize(9).contains("2x2", "1x1");
  }

  @Test
  void aLateAnswerIsPlannedWithoutAndToldWhenItComes() {
    LearnedRoads roads = roads(HASTY, PLENTY, this::late);
    Roads.Ways ways = roads.between(7, places(3));
    assertThat(ways.provisional()).isTrue();
    assertThat(ways.matrix().distance()).isEqualTo(CROW.between(7, places(3)).matrix().distance());
    open.countDown();
    patiently().untilAsserted(() -> assertThat(arrived).containsExactly(7L));
    assertThat(roads.between(7, places(3)).provisional()).isFalse();
  }

  @Test
  void ofMoreWarehousesThanThereIsRoomForEachIsPlannedByRoadInItsTurn() {
    Set<Long> byRoad = ConcurrentHashMap.newKeySet();
    LearnedRoads[] planner = new LearnedRoads[1];
    LongConsumer plan =
        warehouse -> {
          if (!planner[0].between(warehouse, places(3)).provisional()) {
            byRoad.add(warehouse);
          }
        };
    planner[0] = roads(HASTY, KnownPlaces.ways(3), this::late, plan);
    for (long warehouse = 1; warehouse <= 5; warehouse++) {
      assertThat(planner[0].between(warehouse, places(3)).provisional()).isTrue();
    }
    open.countDown();
    patiently()
        .untilAsserted(() -> assertThat(byRoad).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L));
  }

  @Test
  void aSourceThatIsAwayIsDoneWithoutAndAskedUntilItIsThere() {
    LearnedRoads roads = roads(PATIENT, PLENTY, failing(1, new RoadsUnavailable("away", null)));
    assertThat(roads.between(1, places(3)).provisional()).isTrue();
    open.countDown();
    patiently().untilAsserted(() -> assertThat(arrived).containsExactly(1L));
    assertThat(roads.between(1, places(3)).provisional()).isFalse();
  }

  @Test
  void whateverASourceThrowsItIsAskedAgain() {
    LearnedRoads roads = roads(PATIENT, PLENTY, failing(1, new IllegalStateException("broken")));
    assertThat(roads.between(1, places(3)).provisional()).isTrue();
    open.countDown();
    patiently().untilAsserted(() -> assertThat(arrived).containsExactly(1L));
  }

  @Test
  void ofAQuestionThatFailsThePartsThatCameAreKept() {
    TableSource middle = failing(5, new RoadsUnavailable("away", null));
    LearnedRoads roads = roads(PATIENT, PLENTY, inQuestionsOf(4, middle));
    assertThat(roads.between(1, places(5)).provisional()).isTrue();
    open.countDown();
    patiently().untilAsserted(() -> assertThat(arrived).containsExactly(1L));
    assertThat(told).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void whoCannotBeToldIsToldAgain() {
    AtomicInteger tries = new AtomicInteger();
    LongConsumer away =
        warehouse -> {
          if (tries.incrementAndGet() <= 2) {
            throw new IllegalStateException("the database is away");
          }
          arrived.add(warehouse);
        };
    LearnedRoads roads = roads(HASTY, PLENTY, this::late, away);
    roads.between(7, places(3));
    open.countDown();
    patiently().untilAsserted(() -> assertThat(arrived).containsExactly(7L));
    assertThat(tries).hasValue(3);
  }

  @Test
  void whatHadNoWayIsAskedForAgainAndAMendedRoadIsTold() {
    var bounds = new LearnedRoads.Bounds(PATIENT, PLENTY, DAY, AT_ONCE, AT_ONCE, HASTY);
    TableSource mended =
        (from, to) -> questions.getAndIncrement() == 0 ? blocked(from, to) : numbered(from, to);
    LearnedRoads roads = started(new LearnedRoads(mended, CROW, bounds, arrived::add));
    assertThat(roads.between(1, places(2)).matrix().distance())
        .containsExactly(0, Matrix.UNREACHABLE, Matrix.UNREACHABLE, 0);
    Roads.Ways still = roads.between(1, places(2));
    assertThat(still.provisional()).isFalse();
    patiently().untilAsserted(() -> assertThat(arrived).containsExactly(1L));
    assertThat(roads.between(1, places(2)).matrix().distance())
        .isEqualTo(expected(places(2)).distance());
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private LearnedRoads roads(Duration patience, long mostWays, TableSource source) {
    return roads(patience, mostWays, source, arrived::add);
  }

  private LearnedRoads roads(
      Duration patience, long mostWays, TableSource source, LongConsumer arrived) {
    var bounds =
        new LearnedRoads.Bounds(
            patience, mostWays, DAY, DAY, Duration.ofMillis(1), Duration.ofSeconds(5));
    return started(new LearnedRoads(source, CROW, bounds, arrived));
  }

  private LearnedRoads started(LearnedRoads roads) {
    started.add(roads);
    return roads;
  }

  /** From this question on, until the test says otherwise. */
  private TableSource failing(int first, RuntimeException failure) {
    return (from, to) -> {
      if (questions.incrementAndGet() >= first && open.getCount() > 0) {
        throw failure;
      }
      return numbered(from, to);
    };
  }

  private static TableSource inQuestionsOf(int most, TableSource source) {
    return new TableSource() {
      @Override
      public Table table(List<Location> from, List<Location> to) {
        return source.table(from, to);
      }

      @Override
      public int mostPlaces() {
        return most;
      }
    };
  }

  private Table late(List<Location> from, List<Location> to) {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new RoadsUnavailable("interrupted", e);
    }
    return numbered(from, to);
  }

  private static Table blocked(List<Location> from, List<Location> to) {
    int[][] ways = new int[from.size()][to.size()];
    for (int[] row : ways) {
      Arrays.fill(row, Matrix.UNREACHABLE);
    }
    return new Table(ways, ways);
  }

  /** From place i to place j it is 1000 i + j. */
  private Table numbered(List<Location> from, List<Location> to) {
    asked.add(from.size() + "x" + to.size());
    int[][] ways = new int[from.size()][to.size()];
    for (int i = 0; i < from.size(); i++) {
      for (int j = 0; j < to.size(); j++) {
        ways[i][j] = way(from.get(i), to.get(j));
        told.add(ways[i][j]);
      }
    }
    return new Table(ways, ways);
  }
}
