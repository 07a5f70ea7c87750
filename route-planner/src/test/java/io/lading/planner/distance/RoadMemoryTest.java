package io.lading.planner.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.contract.Location;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoadMemoryTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final long LATER = HOUR.toNanos() + 1;
  private static final long MOST = 2 * KnownPlaces.ways(100);

  private final RoadMemory memory =
      new RoadMemory(new LearnedRoads.Bounds(HOUR, MOST, HOUR, HOUR, HOUR, HOUR));
  private final KnownPlaces first = memory.open();
  private final KnownPlaces second = memory.open();
  private final KnownPlaces third = memory.open();

  @Test
  void theWarehouseThatWasNotWantedForLongestMakesRoom() {
    learn(first, places(0, 100), 1);
    learn(second, places(0, 100), 2);
    assertThat(first.matrix(places(0, 100), 3)).isPresent();
    assertThat(second.matrix(places(0, 100), 4)).isPresent();
    learn(third, places(0, 100), 5);
    assertThat(first.ways()).isZero();
    assertThat(second.ways() + third.ways()).isLessThanOrEqualTo(MOST);
  }

  @Test
  void whatIsBeingAskedForOrWasNotUsedYetStays() {
    first.asking();
    memory.reserve(first, places(0, 100), 1);
    learn(second, places(0, 100), 1);
    second.asked(10);
    assertThatExceptionOfType(RoadsUnavailable.class)
        .isThrownBy(() -> memory.reserve(third, places(0, 100), 2))
        .withMessageContaining("lading.planner.roads.most-ways");
    assertThat(second.matrix(places(0, 100), 3)).isPresent();
    memory.reserve(third, places(0, 100), 4);
    assertThat(second.ways()).isZero();
    assertThat(first.ways()).isPositive();
  }

  @Test
  void whatIsNeverUsedStaysForAWhileOnly() {
    learn(first, places(0, 130), 1);
    first.asked(10);
    memory.reserve(second, places(0, 100), 11);
    assertThat(first.ways()).isZero();
  }

  @Test
  void whatWasNotWantedForLongIsForgotten() {
    learn(first, places(0, 100), 0);
    assertThat(first.matrix(places(0, 30), LATER)).isPresent();
    learn(first, places(20, 40), LATER);
    assertThat(first.questions(places(0, 30), LATER)).isEmpty();
    assertThat(first.matrix(places(40, 50), LATER)).isEmpty();
    assertThat(first.ways()).isEqualTo(KnownPlaces.ways(40));
  }

  private void learn(KnownPlaces known, List<Location> places, long now) {
    memory.reserve(known, places, now);
    for (Question question : known.questions(places, now)) {
      int[][] ways = new int[question.from().size()][question.to().size()];
      known.note(question, new Table(ways, ways), now);
    }
  }

  private static List<Location> places(int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> new Location(number / 2.0, 100)).toList();
  }
}
