package io.lading.local;

import io.lading.engines.process.EngineFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** One run through a running pipeline: stock first, then trades, until everything is served. */
final class Run {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        Announcements announcements = Announcements.from(kafka);
        Publisher stock = new Publisher(kafka, maxMessageBytes);
        Publisher publisher = new Publisher(kafka, maxMessageBytes)) {
      stock.publish(trades.stock().stream(), 0, (message, due) -> {});
      awaitStock(new Meter(pipeline, stock, announcements));
      Meter meter = new Meter(pipeline, publisher, announcements);
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(() -> publisher.publish(published, rate, announcements));
      return watch(meter, publishing);
    }
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

  private Figures watch(Meter meter, CompletableFuture<Void> publishing) {
    Figures shown = meter.read();
    Figures last = shown;
    long lastMove = System.nanoTime();
    for (boolean published = false; !(published && last.drained()); ) {
      LockSupport.parkNanos(POLL.toNanos());
      published = isDone(publishing);
      Figures now = meter.read();
      lastMove = now.movedSince(last) ? System.nanoTime() : lastMove;
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
