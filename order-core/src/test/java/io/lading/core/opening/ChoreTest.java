package io.lading.core.opening;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoreTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final StorageUnavailable AWAY =
      new StorageUnavailable("the database is away", new IllegalStateException());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ChoreHealth health = new ChoreHealth(meters, InstantSource.fixed(NOW));
  private @Nullable Throwable fault;
  private List<String> leftOut = List.of();
  private final Chore chore =
      new Chore(
          "sweeping",
          new ChoreWork() {
            @Override
            public int runOnce() {
              return work();
            }

            @Override
            public List<String> leftOut() {
              return leftOut;
            }
          },
          Duration.ofHours(1),
          health);

  private int work() {
    switch (fault) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      default -> throw new IllegalStateException(fault);
    }
    return 1;
  }

  private ChoreState after(@Nullable Throwable next) {
    fault = next;
    assertThat(chore.runOnce()).isEqualTo(next == null);
    return health.states().getOrDefault("sweeping", ChoreState.BEGUN);
  }

  @Test
  void aBrokenRuleOrAnErrorIsToldAtOnceAndUntilAPassSucceeds() {
    assertThat(after(null).isDown()).isFalse();
    assertThat(after(new InvariantBroken("upside down")))
        .isEqualTo(
            new ChoreState(
                1, NOW, true, "io.lading.core.intake.InvariantBroken: upside down", List.of()))
        .matches(ChoreState::isDown);
    assertThat(after(null).isDown()).isFalse();
    assertThat(after(new OutOfMemoryError("full")).isDown()).isTrue();
  }

  @Test
  void aWorldThatIsAwayIsToldWhenItStaysAway() {
    assertThat(List.of(after(AWAY).isDown(), after(AWAY).isDown(), after(AWAY).isDown()))
        .containsExactly(false, false, true);
    assertThat(after(AWAY).why()).isEqualTo("the database is away");
    assertThat(after(null).isDown()).isFalse();
  }

  @Test
  void whatIsLeftOutIsToldByName() {
    leftOut = List.of("order 7: upside down");
    assertThat(after(null))
        .matches(ChoreState::isDown)
        .extracting(ChoreState::leftOut)
        .isEqualTo(leftOut);
    leftOut = List.of();
    assertThat(after(null).isDown()).isFalse();
  }

  @Test
  void failuresAreCounted() {
    health.begins("sweeping");
    assertThat(failures()).isZero();
    after(AWAY);
    after(new InvariantBroken("upside down"));
    assertThat(failures()).isEqualTo(2);
    leftOut = List.of("order 7: upside down");
    after(null);
    assertThat(meters.get("lading.chore.left.out").tag("chore", "sweeping").gauge().value())
        .isEqualTo(1);
  }

  private double failures() {
    return meters.get("lading.chore.failures").tag("chore", "sweeping").counter().count();
  }
}
