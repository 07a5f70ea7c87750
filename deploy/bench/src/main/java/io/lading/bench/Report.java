package io.lading.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The one table, in markdown, with what is needed to judge and to repeat it. */
final class Report {

  /** What was measured, on what, and how. */
  record Content(
      LocalDate date,
      String commit,
      String command,
      Machine machine,
      Map<String, String> versions,
      Workload workload,
      int rounds,
      Rounds create,
      List<Latency.Result> latency) {}

  private final Content content;
  private final StringBuilder out = new StringBuilder();

  Report(Content content) {
    this.content = content;
  }

  String markdown() {
    line("# Creating orders, %s".formatted(content.date()));
    machine();
    if (!content.create().medians().isEmpty()) {
      create();
      ratios();
    }
    latency();
    line("What each case does and does not do: `deploy/bench/README.md`.");
    return out.toString();
  }

  private void machine() {
    Machine on = content.machine();
    line("Commit %s. Repeat with `%s`.", content.commit(), content.command());
    line(
        "%d cores (%s), %s of memory, %s; appending 8 KB and flushing it takes %d µs.",
        on.cores(), on.processor(), on.memory(), on.system(), on.flushMicros());
    line(
        String.join(
            ", ",
            content.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toList()));
    line(
        "%d trades to warm up and %d measured, by (a) and (b) %d and %d; median of %d rounds.",
        content.workload().warmUp(),
        content.workload().measured(),
        content.workload().warmUp(true),
        content.workload().measured(true),
        content.rounds());
  }

  private void create() {
    row(
        "case",
        "orders/s",
        "from – to",
        "PostgreSQL CPU µs/order",
        "broker",
        "application",
        "WAL B/order");
    row("---", "--:", "--:", "--:", "--:", "--:", "--:");
    for (Measured measured : content.create().medians()) {
      var cost = measured.cost();
      row(
          measured.name(),
          "%,.0f".formatted(measured.ordersPerSecond()),
          "%,.0f – %,.0f"
              .formatted(
                  content.create().slowest(measured.name()),
                  content.create().fastest(measured.name())),
          micros(cost.postgres(), measured),
          micros(cost.broker(), measured),
          micros(cost.application(), measured),
          "%,.0f".formatted((double) cost.walBytes() / measured.orders()));
    }
    out.append('\n');
  }

  private void ratios() {
    row("Lading topic to topic, compared with", "asked for", "measured");
    row("---", "--:", "--:");
    ratio(Cases.UNNEST, "at least a third");
    ratio(Cases.COPY, "");
    ratio(Cases.PEER, "at least 5 times");
    ratio(Cases.SOURCE, "at least 1.5 times");
    out.append('\n');
  }

  private void ratio(String prefix, String asked) {
    var lading = content.create().best(Cases.LADING);
    var best = content.create().best(prefix);
    if (lading.isPresent() && best.isPresent()) {
      double times = lading.get().ordersPerSecond() / best.get().ordersPerSecond();
      row(best.get().name(), asked, "%.2f times".formatted(times));
    }
  }

  private void latency() {
    if (content.latency().isEmpty()) {
      return;
    }
    var load = content.latency().getFirst().load();
    line(
        "%d trades/s for %d s after %d s at that rate, latency from the scheduled time, ms:",
        load.ratePerSecond(), load.seconds(), load.settlingSeconds());
    row("", "P50", "P90", "P99", "P99.9", "max");
    row("---", "--:", "--:", "--:", "--:", "--:");
    for (Latency.Result result : content.latency()) {
      percentiles(result.name() + ": committed", result.committed());
      percentiles(result.name() + ": status event on Kafka", result.announced());
    }
    out.append('\n');
  }

  private void percentiles(String name, Histogram histogram) {
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

  private static String micros(double seconds, Measured measured) {
    return seconds == 0 ? "–" : "%,.0f".formatted(seconds * 1e6 / measured.orders());
  }

  private void line(String text, Object... values) {
    out.append(values.length == 0 ? text : text.formatted(values)).append("\n\n");
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
