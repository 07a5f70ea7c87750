package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final LeftOut<Integer> leftOut = new LeftOut<>(key -> "thing " + key);
  private final Set<Integer> broken = new HashSet<>();
  private final List<Integer> done = new ArrayList<>();

  private int work(List<Integer> keys) {
    keys.stream()
        .filter(broken::contains)
        .findFirst()
        .ifPresent(
            key -> {
              throw new InvariantBroken("not " + key);
            });
    done.addAll(keys);
    return keys.size();
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void whatBreaksARuleIsFoundAndNamedAndTheRestIsDone() {
    broken.addAll(List.of(3, 77));
    assertThat(leftOut.each(upTo(100), NOW, this::work)).isEqualTo(98);
    assertThat(done).hasSize(98).doesNotContain(3, 77);
    assertThat(leftOut.words()).containsExactly("thing 3: not 3", "thing 77: not 77");
    assertThat(leftOut.keys()).containsExactlyInAnyOrder(3, 77);
  }

  @Test
  void itIsTriedAgainAfterAMinuteAndNamedNoMoreWhenItSucceeds() {
    broken.add(3);
    leftOut.each(upTo(5), NOW, this::work);
    broken.clear();
    assertThat(leftOut.each(List.of(), NOW.plusSeconds(59), this::work)).isZero();
    assertThat(leftOut.words()).hasSize(1);
    assertThat(leftOut.each(List.of(), NOW.plus(Duration.ofMinutes(1)), this::work)).isZero();
    assertThat(leftOut.words()).isEmpty();
    assertThat(done).contains(3);
  }

  @Test
  void aWorldThatIsAwayIsNobodysFault() {
    assertThatThrownBy(
            () ->
                leftOut.each(
                    upTo(5),
                    NOW,
                    _ -> {
                      throw new StorageUnavailable("away", new IllegalStateException());
                    }))
        .isInstanceOf(StorageUnavailable.class);
    assertThat(leftOut.words()).isEmpty();
  }

  @Test
  void tooManyOfThemAreNoException() {
    broken.addAll(upTo(LeftOut.MOST + 1));
    assertThatThrownBy(() -> leftOut.each(upTo(500), NOW, this::work))
        .isInstanceOf(InvariantBroken.class);
    assertThat(leftOut.words()).hasSize(LeftOut.MOST);
  }
}
