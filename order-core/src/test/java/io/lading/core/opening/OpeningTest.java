package io.lading.core.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.opening.OpeningState.Doing;
import io.lading.core.opening.OpeningState.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class OpeningTest {

  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void closesInTheOppositeOrder() {
    Opening opening = opening(step("a"), Step.once("b", () -> done.add("open b")), step("c"));
    opening.start();
    await().until(opening::isOpen);
    opening.stop();
    assertThat(done).containsExactly("open a", "open b", "open c", "close c", "close a");
    assertThat(opening.isOpen()).isFalse();
  }

  @Test
  void aWorldThatIsAwayIsWaitedForAndSaid() {
    AtomicBoolean away = new AtomicBoolean(true);
    Opening opening = opening(Step.once("database", () -> demand(away)), step("b"));
    opening.start();
    await()
        .until(() -> opening.state() instanceof Doing doing && doing.why().equals("no connection"));
    assertThat(done).isEmpty();
    away.set(false);
    await().until(opening::isOpen);
    opening.stop();
  }

  @Test
  void aFaultEndsTheOpeningAndClosesWhatWasOpen() {
    Runnable fault =
        () -> {
          throw new IllegalStateException("database is behind");
        };
    Opening opening = opening(step("a"), Step.once("guard", fault), step("c"));
    opening.start();
    await().until(() -> opening.state() instanceof Refused);
    assertThat(((Refused) opening.state()).why()).isEqualTo("database is behind");
    opening.stop();
    assertThat(done).containsExactly("open a", "close a");
  }

  @Test
  void closingDoesNotWaitForTheWorld() {
    Opening opening = opening(Step.once("database", () -> demand(new AtomicBoolean(true))));
    opening.start();
    await().until(() -> opening.state() instanceof Doing doing && !doing.why().isEmpty());
    opening.stop();
    assertThat(opening.isRunning()).isFalse();
  }

  @Test
  void aStepThatHangsIsInterrupted() {
    Opening opening = opening(step("a"), Step.once("hanging", OpeningTest::hang));
    opening.start();
    await().until(() -> opening.state() instanceof Doing doing && doing.step().equals("hanging"));
    opening.stop();
    assertThat(done).containsExactly("open a", "close a");
  }

  @Test
  void aCauseThatSaysMoreIsTold() {
    Opening opening =
        opening(
            Step.once(
                "broker",
                () -> {
                  throw new KafkaException("no client", new ConfigException("no such name"));
                }));
    opening.start();
    await()
        .until(
            () ->
                opening.state() instanceof Doing doing
                    && doing.why().equals("no client ← no such name"));
    opening.stop();
  }

  @Test
  void whatIsClosedTogetherWaitsForEachOther() {
    var both = new CyclicBarrier(2);
    Step.together(() -> meet(both), () -> meet(both)).run();
    assertThat(done).containsExactly("met", "met");
  }

  private void meet(CyclicBarrier both) {
    try {
      both.await(60, TimeUnit.SECONDS);
      done.add("met");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new StorageUnavailable("interrupted", e);
    }
  }

  private Opening opening(Step... steps) {
    return new Opening(List.of(steps), Duration.ofMillis(5), Clock.systemUTC());
  }

  private Step step(String name) {
    return new Step(name, () -> done.add("open " + name), () -> done.add("close " + name));
  }

  private static void demand(AtomicBoolean away) {
    if (away.get()) {
      throw new StorageUnavailable("no connection", new SQLException());
    }
  }
}
