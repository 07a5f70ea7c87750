package io.lading.core.change;

import static org.assertj.core.api.Assertions.fail;

import io.lading.core.reference.Action;
import io.lading.core.reference.Histories;
import io.lading.core.reference.Shrinker;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories make of orders what the reference model makes of them: every outcome, event,
 * status, version and field. A divergence is shown with the shortest history that has it.
 */
class ChangingAgainstTheReferenceTest {

  private static final int ACTIONS = 2_500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void oneByOneEveryActionHasTheSameEffect(long seed) {
    compare(seed, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void inBatchesTheyHaveTheSameEffectToo(long seed) {
    compare(seed, 40);
  }

  private static void compare(long seed, int batch) {
    List<Action> history = Histories.of(seed, ACTIONS);
    if (SideBySide.difference(history, batch).isPresent()) {
      List<Action> shortest =
          Shrinker.shrink(history, it -> SideBySide.difference(it, batch).isPresent(), 3_000);
      fail(
          "seed %d, batches of %d: %s%n%s",
          seed,
          batch,
          SideBySide.difference(shortest, batch).orElse("not again"),
          shortest.stream().map(Action::toString).collect(Collectors.joining("\n")));
    }
  }
}
