package io.lading.bench;

import org.HdrHistogram.Histogram;

/** A page in the making. */
final class Markdown {

  private final StringBuilder out = new StringBuilder();

  /** A paragraph. */
  void line(String text, Object... values) {
    out.append(values.length == 0 ? text : text.formatted(values)).append("\n\n");
  }

  /** A row of the table that is open. */
  void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  void endTable() {
    out.append('\n');
  }

  /** The head of a table of latencies. */
  void percentiles() {
    row("", "P50", "P90", "P99", "P99.9", "max");
    row("---", "--:", "--:", "--:", "--:", "--:");
  }

  /** {@code histogram}: of microseconds. */
  void percentiles(String name, Histogram histogram) {
    row(
        name,
        millis(histogram.getValueAtPercentile(50)),
        millis(histogram.getValueAtPercentile(90)),
        millis(histogram.getValueAtPercentile(99)),
        millis(histogram.getValueAtPercentile(99.9)),
        millis(histogram.getMaxValue()));
  }

  private static String millis(long micros) {
    return "%.1f".formatted(micros / 1_000.0);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
