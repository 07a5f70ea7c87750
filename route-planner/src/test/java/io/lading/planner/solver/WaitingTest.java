package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few are sorted in another way than many. */
class WaitingTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9, 100, 101, 300})
  void theLeastKeyComesFirstAndEqualsStayAsTheyStand(int stops) {
    Facts facts = new Facts(new RandomProblems(1).plain(stops));
    int[] keys = IntStream.rangeClosed(0, stops).map(stop -> -((stop * 7919) % 20) << 25).toArray();
    var waiting = new Waiting(facts);
    var dice = new Dice(1);
    for (int stop = 1; stop <= stops; stop++) {
      waiting.add(stop);
    }
    waiting.shuffle(dice);
    List<Integer> before = all(waiting);
    waiting.sort(keys);
    Comparator<Integer> byKey = Comparator.comparingInt(stop -> keys[stop]);
    assertThat(all(waiting)).isEqualTo(before.stream().sorted(byKey).toList());
  }

  private static List<Integer> all(Waiting waiting) {
    return IntStream.range(0, waiting.size()).map(waiting::get).boxed().toList();
  }
}
