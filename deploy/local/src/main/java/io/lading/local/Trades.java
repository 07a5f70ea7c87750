package io.lading.local;

import io.lading.engines.process.EngineFailure;
import io.lading.traffic.TradeFile;
import io.lading.traffic.TradeLine;
import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficMessage;
import io.lading.traffic.TrafficShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stock to publish first, the trades to publish then, and what the file said that cannot be.
 */
record Trades(List<TrafficMessage> stock, Stream<TrafficMessage> trades, List<String> refused) {
  /** At most so many trades from the generator; the same seed, the same trades. */
  static Trades generated(long seed, long atMost) {
    TrafficGenerator generator = new TrafficGenerator(seed, TrafficShape.realistic());
    return new Trades(generator.stock(), generator.messages().limit(atMost), List.of());
  }

  /** At most so many trades from the user's file, with ample stock for each. */
  static Trades ofFile(Path file, long atMost) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new EngineFailure("cannot read the trades: no such file: " + file);
    }
    List<TrafficMessage> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    try (Stream<TradeLine> lines = new TradeFile(file).lines()) {
      lines.limit(atMost).forEach(line -> sort(line, good, bad));
    } catch (IOException | UncheckedIOException failed) {
      throw new EngineFailure(
          "cannot read the trades in " + file + ": " + failed.getMessage(), failed);
    }
    if (good.isEmpty()) {
      throw new EngineFailure("no trade in " + file + (bad.isEmpty() ? "" : ": " + bad.getFirst()));
    }
    return new Trades(TradeFile.ampleStock(good), good.stream(), bad);
  }

  private static void sort(TradeLine line, List<TrafficMessage> good, List<String> bad) {
    switch (line) {
      case TradeLine.Good(long number, TrafficMessage message) -> good.add(message);
      case TradeLine.Bad refused -> bad.add(refused.toString());
    }
  }
}
