package io.lading.local;

import io.lading.engines.process.EngineFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One run through a running pipeline: stock first, then trades and what happens to their orders,
 * until everything is served and every courier is back.
 */
final class Run {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What was announced last may be answered yet. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Pipeline pipeline;
  private final Screen screen;
  private final int maxMessageBytes;

  Run(Pipeline pipeline, Screen screen, int maxMessageBytes) {
    this.pipeline = pipeline;
    this.screen = screen;
    this.maxMessageBytes = maxMessageBytes;
  }

  /** Returns the last figures; refuses when nothing moves any more before all is served. */
  Figures of(Trades trades, double rate) {
    String kafka = pipeline.kafka().bootstrapServers();
    try (var published = trades.trades();
        Publisher others = new Publisher(kafka, maxMessageBytes);
        Lives lives = new Lives(trades.lives(), others);
        Couriers couriers =
            new Couriers(new RouteDesk(pipeline.planner().url()), others, trades.lives() != null);
        Announcements announcements =
            Announcements.from(kafka, lives.andThen(couriers::accept), couriers::accept);
        Publisher publisher = new Publisher(kafka, maxMessageBytes)) {
      others.publish(trades.stock().stream(), 0, (message, due) -> {});
      others.publish(trades.fleet().stream(), 0, (message, due) -> {});
      Meter meter = new Meter(pipeline, publisher, announcements, lives);
      awaitStock(meter);
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(
              () -> publisher.publish(published, rate, arrivals(announcements, lives)));
      return watch(meter, publishing, () -> lives.areQuiet() && couriers.areBack());
    }
  }

  /** What is to be noted and said before a trade is published. */
  static Publisher.Arrivals arrivals(Announcements announcements, Lives lives) {
    return (trade, due) -> {
      announcements.due(trade, due);
      lives.before(trade);
    };
  }

  private static void awaitStock(Meter meter) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (meter.stockLag() > 0) {
      if (System.nanoTime() > deadline) {
        throw new EngineFailure("order-ingest does not take the stock");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private Figures watch(
      Meter meter, CompletableFuture<Void> publishing, BooleanSupplier allIsSaid) {
    Figures shown = meter.read();
    Figures last = shown;
    long lastMove = System.nanoTime();
    for (boolean served = false; !served; ) {
      LockSupport.parkNanos(POLL.toNanos());
      boolean said = isDone(publishing) && allIsSaid.getAsBoolean();
      Figures now = meter.read();
      lastMove = now.movedSince(last) ? System.nanoTime() : lastMove;
      boolean quiet = System.nanoTime() - lastMove > QUIET.toNanos();
      served = said && now.drained() && now.planned() && quiet;
      demandMoves(lastMove, now);
      last = now;
      if (now.elapsed().minus(shown.elapsed()).compareTo(screen.rest()) >= 0) {
        screen.show(now.inOneLine(shown));
        shown = now;
      }
    }
    return last;
  }

  private static boolean isDone(CompletableFuture<Void> publishing) {
    try {
      if (publishing.isDone()) {
        publishing.join();
      }
      return publishing.isDone();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof EngineFailure failure ? failure : failed;
    }
  }

  private static void demandMoves(long lastMove, Figures now) {
    if (System.nanoTime() - lastMove > PATIENCE.toNanos()) {
      throw new EngineFailure(
          "nothing has moved for %d s: %s".formatted(PATIENCE.toSeconds(), now.inOneLine(now)));
    }
  }
}
