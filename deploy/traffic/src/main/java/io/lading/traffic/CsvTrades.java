package io.lading.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Trades of consecutive rows. A bad row costs its whole trade, never a part of it. */
final class CsvTrades implements Iterator<TradeLine> {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final Deque<TradeLine> ready = new ArrayDeque<>();
  private @Nullable Row ahead;
  private boolean broken;

  /** {@code line}: where the row ends, which for all but rows with line breaks is where it is. */
  record Row(long line, CSVRecord cells) {
    String cell(CsvColumn column) {
      return cells.isSet(column.header()) ? cells.get(column.header()) : "";
    }

    boolean sameTrade(Row other) {
      return cell(CsvColumn.TRADE_ORDER_CODE).equals(other.cell(CsvColumn.TRADE_ORDER_CODE))
          && cell(CsvColumn.BIZ_TYPE).equals(other.cell(CsvColumn.BIZ_TYPE));
    }
  }

  CsvTrades(BufferedReader reader) throws IOException {
    parser = FORMAT.parse(withoutByteOrderMark(reader));
    rows = parser.iterator();
    List<String> wrong = CsvColumn.violations(parser.getHeaderNames());
    if (wrong.isEmpty()) {
      ahead = read();
    } else {
      ready.add(new TradeLine.Bad(1, wrong));
    }
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || ahead != null;
  }

  @Override
  public TradeLine next() {
    if (ready.isEmpty() && ahead != null) {
      List<Row> group = nextGroup();
      ready.addAll(broken ? incomplete(group) : CsvTrade.of(group));
    }
    return ready.removeFirst();
  }

  private List<Row> nextGroup() {
    var group = new ArrayList<Row>();
    Row first = ahead;
    while (ahead != null && first != null && ahead.sameTrade(first)) {
      group.add(ahead);
      ahead = read();
    }
    return group;
  }

  private static List<TradeLine> incomplete(List<Row> group) {
    String reason = "the trade may go on in the rest, which is not CSV";
    return List.of(new TradeLine.Bad(group.getFirst().line(), List.of(reason)));
  }

  /** Null at the end, and where the file stops being CSV: what follows cannot be told apart. */
  private @Nullable Row read() {
    try {
      return rows.hasNext() ? new Row(parser.getCurrentLineNumber(), rows.next()) : null;
    } catch (UncheckedIOException | IllegalStateException e) {
      broken = true;
      long line = parser.getCurrentLineNumber();
      ready.add(new TradeLine.Bad(line, List.of("the rest is not CSV: " + e.getMessage())));
      return null;
    }
  }

  private static BufferedReader withoutByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
