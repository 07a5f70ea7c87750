package io.lading.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trades from a file of the user's own: JSON lines (each a trade, or a CloudEvent in structured
 * mode that holds one) or, if its name ends in {@code .csv}, CSV as {@link CsvColumn} documents.
 * Read lazily, so files may be larger than memory. Bad lines are values and do not stop the others.
 *
 * <p>The messages carry no ce_id, so what a trade says is its identity: reading the file again
 * changes nothing, and a corrected line is something new.
 */
public final class TradeFile {

  static final List<Header> HEADERS =
      List.of(
          Envelope.header("ce_type", Envelope.ORDER_PAID),
          Envelope.header("content-type", "application/json"));

  private final Path file;

  public TradeFile(Path file) {
    this.file = file;
  }

  /** To be closed by the caller. */
  public Stream<TradeLine> lines() throws IOException {
    BufferedReader reader = open();
    Iterator<TradeLine> lines = csv() ? new CsvTrades(reader) : new JsonTrades(reader);
    int order = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, order), false)
        .onClose(() -> close(reader));
  }

  /**
   * Ample stock, once for each (warehouse, SKU) that the trades want; only that is kept of them.
   */
  public static List<TrafficMessage> ampleStock(Stream<TrafficMessage> trades) {
    var json = JsonMapper.builder().build();
    var wanted = new LinkedHashMap<String, Want>();
    trades.forEachOrdered(
        trade -> {
          JsonNode tree = json.readTree(Objects.requireNonNull(trade.value()));
          Want.of(tree.has("specversion") ? tree.path("data") : tree)
              .forEach(want -> wanted.putIfAbsent(want.key(), want));
        });
    var stock = new Stock(json);
    return wanted.values().stream().map(w -> stock.ample(w.warehouseId(), w.skuId())).toList();
  }

  private boolean csv() {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** JSON lines are opened byte by byte, so that each line's encoding is judged by itself. */
  private BufferedReader open() throws IOException {
    return Files.newBufferedReader(
        file, csv() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
