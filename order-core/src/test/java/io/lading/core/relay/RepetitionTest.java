package io.lading.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {

  @Test
  void anErrorIsToldAndEndsNothing() {
    var passes = new AtomicInteger();
    try (var executor = Executors.newSingleThreadScheduledExecutor()) {
      new Repetition("A chore", () -> fail(passes), Duration.ofMillis(1)).on(executor);
      await().until(() -> passes.get() > 3);
      executor.shutdownNow();
    }
  }

  @Test
  void aProblemIsToldUntilAPassSucceeds() {
    var passes = new AtomicInteger();
    var chore = new Repetition("A chore", () -> fail(passes), Duration.ofHours(1));
    assertThat(chore.problem()).isNull();
    chore.run();
    assertThat(chore.problem()).contains("A chore", "OutOfMemoryError");
    chore.run();
    chore.run();
    assertThat(chore.problem()).isNull();
  }

  private static void fail(AtomicInteger passes) {
    if (passes.incrementAndGet() < 3) {
      throw new OutOfMemoryError("of a test");
    }
  }
}
