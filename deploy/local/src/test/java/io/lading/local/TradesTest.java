package io.lading.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.engines.process.EngineFailure;
import io.lading.traffic.TrafficMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradesTest {
  @TempDir Path folder;

  @Test
  void tradesAreReadWhenTheyArePublishedAndNotBefore() throws IOException {
    Path file = file(trade("T-1", 5), trade("T-2", 6));
    Trades trades = Trades.ofFile(file, Long.MAX_VALUE);
    assertThat(trades.stock()).extracting(TrafficMessage::key).containsExactly("1:5", "1:6");
    Files.writeString(file, trade("T-3", 5) + "\n", StandardOpenOption.APPEND);
    try (var published = trades.trades()) {
      assertThat(published).extracting(TrafficMessage::key).containsExactly("T-1", "T-2", "T-3");
    }
  }

  @Test
  void badLinesAreCountedOnceAndTheFirstAreNamed() throws IOException {
    String[] lines = new String[30];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i == 3 ? trade("T", 5) : "{" + i;
    }
    Trades trades = Trades.ofFile(file(lines), Long.MAX_VALUE);
    try (var published = trades.trades()) {
      assertThat(published).hasSize(1);
    }
    assertThat(trades.refused().count()).isEqualTo(29);
    assertThat(trades.refused().first()).hasSize(10).first().asString().startsWith("line 1: ");
  }

  @Test
  void noMoreLinesAreReadThanAskedFor() throws IOException {
    Trades trades = Trades.ofFile(file(trade("T-1", 5), trade("T-2", 6)), 1);
    assertThat(trades.stock()).hasSize(1);
    try (var published = trades.trades()) {
      assertThat(published).hasSize(1);
    }
  }

  @Test
  void aFileWithoutATradeIsRefusedWithTheReason() throws IOException {
    Path file = file("{");
    assertThatThrownBy(() -> Trades.ofFile(file, 5))
        .isInstanceOf(EngineFailure.class)
        .hasMessageStartingWith("no trade in " + file + ": line 1: ");
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("trades.jsonl"), String.join("\n", lines) + "\n");
  }

  private static String trade(String code, int item) {
    return """
    {"tradeOrderCode":"%s","bizType":"B2C","buyerId":7,"warehouseId":1,"items":[{"itemId":%d,"quantity":1}]}\
    """
        .formatted(code, item);
  }
}
