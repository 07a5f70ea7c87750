package io.lading.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TradeFileTest {

  private static final String GOOD =
      """
      {"tradeOrderCode":"T1","bizType":"B2C","buyerId":"7","warehouseId":1,"items":[{"itemId":5,"quantity":2}]}\
      """;
  private static final Path SAMPLES = Path.of("../local/samples");

  private final JsonMapper json = JsonMapper.builder().build();
  @TempDir Path folder;

  @Test
  void badJsonLinesAreNamedWithAllTheirReasonsWhileTheOthersGoOn() throws IOException {
    String file =
        GOOD
            + "\n\n"
            + "{\"tradeOrderCode\":\"\",\"buyerId\":1.5,\"warehouseId\":1,\"items\":[{\"itemId\":1,\"quantity\":0}]}\n"
            + "{not json\n"
            + "[1]\n"
            + GOOD.replace("T1", "T2");
    List<TradeLine> lines = read("trades.jsonl", file);
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).isInstanceOf(TradeLine.Good.class);
    assertThat(lines.get(1))
        .isEqualTo(
            new TradeLine.Bad(
                3,
                List.of(
                    "tradeOrderCode: text of 1 to 128 characters is required",
                    "bizType: text of 1 to 32 characters is required",
                    "buyerId: a whole number (64 bits) is required",
                    "items[0].quantity: a whole number (1 to 1000000) is required")));
    assertThat(lines.get(2).toString()).startsWith("line 4: is not JSON: ");
    assertThat(lines.get(3).toString()).isEqualTo("line 5: a trade is a JSON object");
    assertThat(message(lines.get(4)).key()).isEqualTo("T2");
  }

  @Test
  void aJsonLineIsPublishedByteForByte() throws IOException {
    String name = GOOD.replace("}]", ",\"itemName\":\"保温杯\"}]");
    TrafficMessage message = message(read("t.jsonl", name).getFirst());
    assertThat(message.value()).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
    assertThat(message.headers())
        .extracting(h -> h.key())
        .containsExactly("ce_type", "content-type");
  }

  @Test
  void aLineThatIsAStructuredCloudEventIsPublishedAsOne() throws IOException {
    String event =
        "{\"specversion\":\"1.0\",\"type\":\"io.lading.trade.order-paid\",\"data\":" + GOOD + "}";
    TrafficMessage message = message(read("t.jsonl", event).getFirst());
    assertThat(message.key()).isEqualTo("T1");
    assertThat(message.headers()).extracting(h -> h.key()).containsExactly("content-type");
    assertThat(read("u.jsonl", event.replace("order-paid", "other")).getFirst().toString())
        .isEqualTo("line 1: type: io.lading.trade.order-paid is required");
  }

  @Test
  void aLineInAnotherEncodingIsBadByItself() throws IOException {
    Path file = folder.resolve("latin.jsonl");
    byte[] spoiled = GOOD.replace("B2C", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, spoiled);
    Files.writeString(file, "\n" + GOOD, java.nio.file.StandardOpenOption.APPEND);
    try (var lines = new TradeFile(file).lines()) {
      assertThat(lines)
          .satisfiesExactly(
              bad -> assertThat(bad.toString()).startsWith("line 1: is not JSON"),
              good -> assertThat(good).isInstanceOf(TradeLine.Good.class));
    }
  }

  @Test
  void consecutiveRowsOfTheSameTradeAreOneTrade() throws IOException {
    List<TradeLine> lines =
        read(
            "trades.csv",
            """
            tradeOrderCode,bizType,buyerId,warehouseId,itemId,quantity,unitPrice,receiver.name,receiver.location.lat,packageNo,packageWarehouseId
            T1,B2C,7,1,5,2,9.90,"王, 样例",30.2,P1,
            T1,B2C,,,6,1,1.50,,,P2,3
            T2,B2C,8,1,5,1,,,,,
            """);
    assertThat(lines).hasSize(2);
    JsonNode first = json.readTree(Objects.requireNonNull(message(lines.getFirst()).value()));
    assertThat(first)
        .isEqualTo(
            json.readTree(
                """
                {"tradeOrderCode":"T1","bizType":"B2C","buyerId":7,"warehouseId":1,
                 "receiver":{"name":"王, 样例","location":{"lat":30.2}},
                 "packages":[{"packageNo":"P1"},{"packageNo":"P2","warehouseId":"3"}],
                 "items":[{"itemId":5,"quantity":2,"unitPrice":9.90,"packageNo":"P1"},
                          {"itemId":6,"quantity":1,"unitPrice":1.50,"packageNo":"P2"}]}
                """));
    assertThat(((TradeLine.Good) lines.get(1)).line()).isEqualTo(4);
  }

  @Test
  void aBadRowCostsItsTradeAndNoOther() throws IOException {
    List<TradeLine> lines =
        read(
            "trades.csv",
            """
            tradeOrderCode,bizType,buyerId,warehouseId,itemId,quantity
            T1,B2C,7,1,5,2
            T1,B2C,8,1,six,2
            T2,B2C,7,1,5,0
            T3,B2C,7,1,5
            T4,B2C,7,1,5,1
            """);
    assertThat(lines.subList(0, 3).stream().map(Object::toString))
        .containsExactly(
            "line 3: buyerId: differs within the trade of line 2;"
                + " itemId: a whole number is required, not \"six\"",
            "line 4: items[0].quantity: a whole number (1 to 1000000) is required",
            "line 5: has 5 cells, the first line has another number");
    assertThat(message(lines.get(3)).key()).isEqualTo("T4");
  }

  @Test
  void aFirstLineWithoutTheRequiredColumnsSaysSoOnce() throws IOException {
    assertThat(
            read(
                "t.csv",
                "tradeOrderCode,bizTyp,buyerId,warehouseId,itemId,quantity\n1,2,3,4,5,6\n"))
        .containsExactly(
            new TradeLine.Bad(
                1, List.of("column bizType is required", "column bizTyp is not known")));
  }

  @Test
  void whatStopsBeingCsvEndsTheFileAndTheTradeBeforeIsNotPublishedByHalf() throws IOException {
    List<TradeLine> lines =
        read(
            "t.csv",
            """
            tradeOrderCode,bizType,buyerId,warehouseId,itemId,quantity
            T1,B2C,7,1,5,2
            T2,B2C,7,1,5,2
            T2,B2C,7,1,"6,2
            """);
    assertThat(message(lines.getFirst()).key()).isEqualTo("T1");
    assertThat(lines.subList(1, lines.size())).hasSize(2).allMatch(TradeLine.Bad.class::isInstance);
  }

  @Test
  void ampleStockIsMadeOnceForEachSkuThatIsWanted() throws IOException {
    var trades =
        read(
                "t.jsonl",
                GOOD
                    + "\n"
                    + GOOD.replace("T1", "T2").replace("\"quantity\"", "\"skuId\":9,\"quantity\""))
            .stream()
            .map(TradeFileTest::message);
    assertThat(TradeFile.ampleStock(trades))
        .extracting(TrafficMessage::key)
        .containsExactly("1:5", "1:9");
  }

  @Test
  void theSamplesAreWhollyGood() throws IOException {
    for (String name : List.of("trades.jsonl", "trades.csv")) {
      try (var lines = new TradeFile(SAMPLES.resolve(name)).lines()) {
        assertThat(lines).as(name).hasSizeGreaterThan(5).allMatch(TradeLine.Good.class::isInstance);
      }
    }
  }

  private List<TradeLine> read(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    try (var lines = new TradeFile(file).lines()) {
      return lines.toList();
    }
  }

  private static TrafficMessage message(TradeLine line) {
    assertThat(line).isInstanceOf(TradeLine.Good.class);
    return ((TradeLine.Good) line).message();
  }
}
