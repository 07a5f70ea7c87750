package io.lading.tracking.operations;

import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.OutboxBacklog;
import io.lading.core.query.WaitingOutbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the pipeline is, however many ask: each source is asked once in a while, all at the same
 * time, so that one who does not answer delays the others by nothing. Safe for many threads.
 */
public final class Operations {

  private record Counted(Figure<Map<OrderStatus, Long>> orders, Figure<Rates> rates) {}

  private final Executor threads;
  private final ProjectionCounts projection;
  private final Kept<Counted> counted;
  private final Kept<Figure<OutboxBacklog>> outbox;
  private final Kept<BrokerFigures> brokers;
  private @Nullable Projected before;

  /** What is asked. {@code mostWaiting}: rows of the outbox are counted to so many. */
  public record Sources(
      ProjectionCounts projection, WaitingOutbox outbox, int mostWaiting, Brokers brokers) {}

  /** {@code threads}: where sources are asked, as many at once as there are. */
  public Operations(Sources sources, Duration freshFor, Clock clock, Executor threads) {
    this.threads = threads;
    this.projection = sources.projection();
    this.counted = new Kept<>(this::count, freshFor, clock);
    this.outbox = new Kept<>(() -> backlog(sources), freshFor, clock);
    this.brokers = new Kept<>(sources.brokers()::figures, freshFor, clock);
  }

  public Summary summary() {
    var asked = CompletableFuture.supplyAsync(counted::value, threads);
    var waiting = CompletableFuture.supplyAsync(outbox::value, threads);
    var told = CompletableFuture.supplyAsync(brokers::value, threads);
    Counted counts = asked.join();
    return new Summary(counts.orders(), counts.rates(), waiting.join(), told.join());
  }

  /** By one thread at a time. */
  private Counted count() {
    Figure<Projected> now = told(projection::count);
    Projected then = before;
    if (now instanceof Figure.Known<Projected>(Projected known)) {
      before = known;
    }
    return new Counted(now.map(Projected::orders), now.flatMap(known -> rates(then, known)));
  }

  private static Figure<Rates> rates(@Nullable Projected then, Projected now) {
    return then == null
        ? new Figure.Unknown<>(Figure.Reason.ONE_LOOK, "a rate takes two looks: ask again")
        : now.since(then);
  }

  private static Figure<OutboxBacklog> backlog(Sources sources) {
    return told(() -> sources.outbox().backlog(sources.mostWaiting()))
        .flatMap(
            told ->
                told.<Figure<OutboxBacklog>>map(Figure.Known::new)
                    .orElseGet(
                        () ->
                            new Figure.Unknown<>(Figure.Reason.NO_RELAY, "no relay has run yet")));
  }

  private static <T> Figure<T> told(Supplier<T> source) {
    try {
      return new Figure.Known<>(source.get());
    } catch (StorageUnavailable e) {
      return new Figure.Unknown<>(Figure.Reason.DATABASE, String.valueOf(e.getMessage()));
    }
  }
}
