package io.lading.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  private static final List<Integer> LONG = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void whatFailsTogetherIsAllThatIsLeft() {
    List<Integer> culprits = List.of(17, 18, 503, 999);
    assertThat(Shrinker.shrink(LONG, list -> list.containsAll(culprits), 10_000))
        .isEqualTo(culprits);
  }

  @Test
  void nothingCanBeLeftOutOfWhatIsLeft() {
    List<Integer> shrunk = Shrinker.shrink(LONG, ShrinkerTest::sumsUp, 100_000);
    assertThat(shrunk).isSorted();
    assertThat(sumsUp(shrunk)).isTrue();
    assertThat(IntStream.range(0, shrunk.size()))
        .noneMatch(
            i ->
                sumsUp(
                    IntStream.range(0, shrunk.size())
                        .filter(j -> j != i)
                        .mapToObj(shrunk::get)
                        .toList()));
  }

  @Test
  void whatAlwaysFailsIsEmpty() {
    assertThat(Shrinker.shrink(LONG, _ -> true, 10_000)).isEmpty();
  }

  @Test
  void attemptsAreBoundedAndTheResultStillFails() {
    var asked = new AtomicInteger();
    List<Integer> shrunk =
        Shrinker.shrink(
            LONG,
            list -> {
              asked.incrementAndGet();
              return list.contains(700);
            },
            5);
    assertThat(asked).hasValueLessThanOrEqualTo(5);
    assertThat(shrunk).contains(700).hasSizeLessThan(LONG.size());
  }

  private static boolean sumsUp(List<Integer> list) {
    return list.stream().mapToInt(i -> i).sum() > 5_000;
  }
}
