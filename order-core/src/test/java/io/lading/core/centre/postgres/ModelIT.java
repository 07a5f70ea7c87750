package io.lading.core.centre.postgres;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lading.core.reference.Action;
import io.lading.core.reference.Histories;
import io.lading.core.reference.Shrinker;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories make of the order centre on PostgreSQL what they make of the reference model:
 * every outcome, event, refusal, row and piece of stock. A divergence is shown with its seed and
 * the shortest history that has it.
 */
class ModelIT {

  private static final int WINDOW = 120;
  private static final int ATTEMPTS_TO_SHRINK = 400;

  private static RealCentre centre;

  @BeforeAll
  static void open() {
    centre = new RealCentre();
  }

  @AfterAll
  static void close() throws SQLException {
    centre.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102, 103, 104, 105, 106})
  void oneByOneEveryActionHasTheSameEffect(long seed) {
    compare(seed, Histories.of(seed, 2_000), 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {111, 112, 113})
  void inBatchesTheyHaveTheSameEffectToo(long seed) {
    compare(seed, UseCase.gathered(Histories.of(seed, 4_000), WINDOW), 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {121, 122})
  void allMessagesAgainChangeNothing(long seed) {
    List<Action> history = Histories.of(seed, 2_000);
    Stream<Action> again =
        history.stream().map(it -> it instanceof Action.Replay ? it : new Action.Replay(it));
    compare(seed, Stream.concat(history.stream(), again).toList(), 40);
  }

  private static void compare(long seed, List<Action> all, int batch) {
    List<Action> history = all.stream().filter(not(UseCase::isImpossible)).toList();
    var both = new StepByStep(centre, batch);
    Throwable difference = play(both, history);
    if (difference != null) {
      throw shrunk(seed, history.subList(0, both.read()), batch, difference);
    }
    int sent = both.outcomes().values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("seed %d, batches of %d: %,d sent, %s%n", seed, batch, sent, both.outcomes());
    assertThat(sent).as("seed %d", seed).isGreaterThan(history.size() * 9 / 10);
  }

  private static AssertionError shrunk(
      long seed, List<Action> failing, int batch, Throwable difference) {
    List<Action> shortest =
        Shrinker.shrink(
            failing, it -> play(new StepByStep(centre, batch), it) != null, ATTEMPTS_TO_SHRINK);
    return new AssertionError(
        "seed %d, batches of %d, diverged at action %d of the history; of the shortest one:%n%s%n%s"
            .formatted(
                seed,
                batch,
                failing.size(),
                Objects.requireNonNullElse(
                    play(new StepByStep(centre, batch), shortest), "not again"),
                shortest.stream().map(Action::toString).collect(Collectors.joining("\n"))),
        difference);
  }

  /** On an empty database; null if there is no difference. */
  private static @Nullable Throwable play(StepByStep both, List<Action> history) {
    centre.clear();
    return catchThrowable(() -> both.play(history));
  }
}
