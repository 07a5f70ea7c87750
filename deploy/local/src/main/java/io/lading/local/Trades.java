package io.lading.local;

import io.lading.engines.process.EngineFailure;
import io.lading.traffic.Sayings;
import io.lading.traffic.TradeFile;
import io.lading.traffic.TradeLine;
import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficMessage;
import io.lading.traffic.TrafficShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stock and the fleet to publish first, the trades to publish then, what happens to their
 * orders (of sample trades only), and what the file said that cannot be. The trades are made or
 * read while they are published, so there may be more than memory holds; the stream is to be
 * closed.
 */
record Trades(
    List<TrafficMessage> stock,
    List<TrafficMessage> fleet,
    Stream<TrafficMessage> trades,
    @Nullable Sayings lives,
    RefusedLines refused) {
  /** At most so many trades from the generator; the same seed, the same trades. */
  static Trades generated(long seed, long atMost, boolean lived) {
    TrafficGenerator generator = new TrafficGenerator(seed, TrafficShape.realistic());
    return new Trades(
        generator.stock(),
        generator.fleet(),
        generator.messages().limit(atMost),
        lived ? generator.lives().withPlanner() : null,
        new RefusedLines());
  }

  /** At most so many trades from the user's file, which is read twice: for its stock first. */
  static Trades ofFile(Path file, long atMost) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new EngineFailure("cannot read the trades: no such file: " + file);
    }
    RefusedLines refused = new RefusedLines();
    try (Stream<TradeLine> lines = lines(file, atMost)) {
      List<TrafficMessage> stock = TradeFile.ampleStock(lines.flatMap(refused::without));
      if (stock.isEmpty()) {
        throw new EngineFailure("no trade in " + file + refused.reason());
      }
      return new Trades(
          stock,
          List.of(),
          lines(file, atMost).flatMap(new RefusedLines()::without),
          null,
          refused);
    } catch (UncheckedIOException failed) {
      throw unreadable(file, failed);
    }
  }

  private static Stream<TradeLine> lines(Path file, long atMost) {
    try {
      return new TradeFile(file).lines().limit(atMost);
    } catch (IOException | UncheckedIOException failed) {
      throw unreadable(file, failed);
    }
  }

  private static EngineFailure unreadable(Path file, Exception failed) {
    return new EngineFailure(
        "cannot read the trades in " + file + ": " + failed.getMessage(), failed);
  }
}
