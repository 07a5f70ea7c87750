package io.lading.tracking.operations;

import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.OutboxBacklog;
import io.lading.tracking.SteppingClock;
import io.lading.tracking.operations.Figure.Known;
import io.lading.tracking.operations.Figure.Reason;
import io.lading.tracking.operations.Figure.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OperationsTest {

  private static final OutboxBacklog NOTHING = new OutboxBacklog(0, null, Instant.EPOCH);
  private static final BrokerFigures FIGURES =
      new BrokerFigures(one("g", new Known<>(7L)), new LinkedHashMap<>());

  private final SteppingClock clock = new SteppingClock();
  private Supplier<Projected> projected = () -> projected(0, 0, 0);
  private Supplier<Optional<OutboxBacklog>> outbox = () -> Optional.of(NOTHING);
  private final Operations operations =
      new Operations(
          new Operations.Sources(() -> projected.get(), _ -> outbox.get(), 10, () -> FIGURES),
          Duration.ofSeconds(1),
          clock,
          Runnable::run);

  @Test
  void everySourceIsTold() {
    projected = () -> projected(3, 4, 90);
    Summary summary = operations.summary();
    assertThat(summary.orders()).isEqualTo(new Known<>(Map.of(PENDING, 3L, DELIVERED, 4L)));
    assertThat(summary.outbox()).isEqualTo(new Known<>(NOTHING));
    assertThat(summary.brokers()).isEqualTo(FIGURES);
  }

  @Test
  void aRateTakesTwoLooksAndIsOfTheTimeBetweenThem() {
    projected = () -> projected(3, 4, 90);
    assertThat(operations.summary().rates())
        .asInstanceOf(type(Unknown.class))
        .returns(Reason.ONE_LOOK, Unknown::reason);
    clock.step(Duration.ofSeconds(4));
    projected = () -> projected(5, 3, 130);
    assertThat(operations.summary().rates()).isEqualTo(new Known<>(new Rates(10, 0.25, 4)));
  }

  @Test
  void aCounterThatWasSetBackMakesNoRate() {
    projected = () -> projected(3, 4, 90);
    operations.summary();
    clock.step(Duration.ofSeconds(1));
    projected = () -> projected(3, 4, 10);
    assertThat(operations.summary().rates()).isInstanceOf(Unknown.class);
    clock.step(Duration.ofSeconds(1));
    projected = () -> projected(3, 4, 12);
    assertThat(operations.summary().rates()).isEqualTo(new Known<>(new Rates(2, 0, 1)));
  }

  @Test
  void whatTheDatabaseDoesNotTellIsUnknownAndTheRestIsTold() {
    projected = OperationsTest::away;
    Summary summary = operations.summary();
    assertThat(summary.orders()).isEqualTo(new Unknown<>(Reason.DATABASE, "it is away"));
    assertThat(summary.rates()).isEqualTo(new Unknown<>(Reason.DATABASE, "it is away"));
    assertThat(summary.outbox()).isEqualTo(new Known<>(NOTHING));
    outbox = OperationsTest::away;
    clock.step(Duration.ofSeconds(1));
    assertThat(operations.summary().outbox())
        .isEqualTo(new Unknown<>(Reason.DATABASE, "it is away"));
  }

  @Test
  void anOutboxThatNobodyHasEverPublishedIsUnknown() {
    outbox = Optional::empty;
    assertThat(operations.summary().outbox())
        .asInstanceOf(type(Unknown.class))
        .returns(Reason.NO_RELAY, Unknown::reason);
  }

  @Test
  void aRateGoesOnFromTheLastLookThatSawSomething() {
    projected = () -> projected(1, 0, 10);
    operations.summary();
    projected = OperationsTest::away;
    clock.step(Duration.ofSeconds(1));
    operations.summary();
    projected = () -> projected(1, 0, 40);
    clock.step(Duration.ofSeconds(2));
    assertThat(operations.summary().rates()).isEqualTo(new Known<>(new Rates(10, 0, 3)));
  }

  private Projected projected(long pending, long delivered, long events) {
    return new Projected(Map.of(PENDING, pending, DELIVERED, delivered), events, clock.instant());
  }

  private static <T> T away() {
    throw new StorageUnavailable("it is away", new IOException());
  }

  private static SequencedMap<String, Figure<Long>> one(String name, Figure<Long> figure) {
    return new LinkedHashMap<>(Map.of(name, figure));
  }
}
