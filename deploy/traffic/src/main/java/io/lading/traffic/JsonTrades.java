package io.lading.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One trade a line; blank lines are passed over. The reader gives bytes as ISO 8859-1. */
final class JsonTrades implements Iterator<TradeLine> {

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final BufferedReader reader;
  private long line;
  private @Nullable String ahead;

  JsonTrades(BufferedReader reader) {
    this.reader = reader;
    advance();
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public TradeLine next() {
    String text = ahead;
    if (text == null) {
      throw new NoSuchElementException();
    }
    TradeLine read = read(text.getBytes(StandardCharsets.ISO_8859_1));
    advance();
    return read;
  }

  private TradeLine read(byte[] value) {
    try {
      JsonNode tree = json.readTree(value);
      boolean structured = tree.has("specversion");
      JsonNode trade = structured ? tree.path("data") : tree;
      List<String> violations = TradeCheck.violations(trade);
      if (structured && !tree.path("type").asString("").equals(Envelope.ORDER_PAID)) {
        return new TradeLine.Bad(line, List.of("type: " + Envelope.ORDER_PAID + " is required"));
      }
      return violations.isEmpty()
          ? new TradeLine.Good(line, message(trade, value, structured))
          : new TradeLine.Bad(line, violations);
    } catch (JacksonException e) {
      return new TradeLine.Bad(line, List.of("is not JSON: " + e.getOriginalMessage()));
    }
  }

  private TrafficMessage message(JsonNode trade, byte[] value, boolean structured) {
    return new TrafficMessage(
        line,
        Intent.CREATE,
        TrafficGenerator.TOPIC,
        trade.path("tradeOrderCode").asString(),
        structured ? Envelope.structuredHeaders() : TradeFile.HEADERS,
        value);
  }

  private void advance() {
    try {
      do {
        ahead = reader.readLine();
        line++;
        if (line == 1 && ahead != null && ahead.startsWith(BYTE_ORDER_MARK)) {
          ahead = ahead.substring(BYTE_ORDER_MARK.length());
        }
      } while (ahead != null && ahead.isBlank());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
