package io.lading.traffic;

import io.lading.traffic.CsvColumn.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One trade being put together from its rows. */
final class CsvTrade {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode trade = JsonNodeFactory.instance.objectNode();
  private final Map<String, ObjectNode> packages = new LinkedHashMap<>();
  private final Map<CsvColumn, String> said = new LinkedHashMap<>();
  private final Map<Long, List<String>> reasons = new LinkedHashMap<>();
  private final long firstLine;

  private CsvTrade(long firstLine) {
    this.firstLine = firstLine;
  }

  /** One good line, or a bad one for every row that is to blame. */
  static List<TradeLine> of(List<CsvTrades.Row> rows) {
    var trade = new CsvTrade(rows.getFirst().line());
    rows.forEach(trade::add);
    return trade.finish();
  }

  private void add(CsvTrades.Row row) {
    if (!row.cells().isConsistent()) {
      blame(row.line(), "has " + row.cells().size() + " cells, the first line has another number");
    }
    ObjectNode item = trade.withArrayProperty("items").addObject();
    for (CsvColumn column : CsvColumn.values()) {
      String cell = row.cell(column);
      if (!cell.isEmpty()) {
        put(row, column, cell, item);
      }
    }
  }

  private void put(CsvTrades.Row row, CsvColumn column, String cell, ObjectNode item) {
    String wrong =
        switch (column.level()) {
          case ITEM -> column.put(item, cell);
          case PACKAGE -> column.put(JsonNodeFactory.instance.objectNode(), cell);
          case TRADE -> sameAsBefore(column, cell) ? column.put(trade, cell) : null;
        };
    if (wrong != null) {
      blame(row.line(), wrong);
    } else if (column.level() == Level.TRADE && !sameAsBefore(column, cell)) {
      blame(row.line(), column.header() + ": differs within the trade of line " + firstLine);
    } else if (column == CsvColumn.PACKAGE_NO) {
      addPackage(row, cell);
    }
  }

  private boolean sameAsBefore(CsvColumn column, String cell) {
    return said.computeIfAbsent(column, c -> cell).equals(cell);
  }

  private void addPackage(CsvTrades.Row row, String packageNo) {
    ObjectNode parcel =
        packages.computeIfAbsent(
            packageNo, no -> trade.withArrayProperty("packages").addObject().put("packageNo", no));
    String warehouse = row.cell(CsvColumn.PACKAGE_WAREHOUSE_ID);
    if (!warehouse.isEmpty() && warehouse.chars().allMatch(Character::isDigit)) {
      parcel.put("warehouseId", warehouse);
    }
  }

  private void blame(long line, String reason) {
    reasons.computeIfAbsent(line, l -> new ArrayList<>()).add(reason);
  }

  private List<TradeLine> finish() {
    if (reasons.isEmpty()) {
      TradeCheck.violations(trade).forEach(reason -> blame(firstLine, reason));
    }
    if (reasons.isEmpty()) {
      return List.of(new TradeLine.Good(firstLine, message()));
    }
    return reasons.entrySet().stream()
        .map(blamed -> (TradeLine) new TradeLine.Bad(blamed.getKey(), blamed.getValue()))
        .toList();
  }

  private TrafficMessage message() {
    return new TrafficMessage(
        firstLine,
        Intent.CREATE,
        TrafficGenerator.TOPIC,
        trade.path("tradeOrderCode").asString(),
        TradeFile.HEADERS,
        JSON.writeValueAsBytes(trade));
  }
}
