package io.lading.bench;

import java.util.ArrayList;
import java.util.List;

/** How fast the cases were and what they cost, and how many times one was as fast as others. */
final class SpeedTable {

  private final Markdown out;
  private final Rounds rounds;

  SpeedTable(Markdown out, Rounds rounds) {
    this.out = out;
    this.rounds = rounds;
  }

  /** {@code unit}: what is counted, such as order. */
  void write(String unit) {
    boolean hot = rounds.medians().stream().anyMatch(measured -> measured.hotShare() != null);
    var heads =
        List.of(
            "case",
            unit + "s/s",
            "from – to",
            "PostgreSQL CPU µs/" + unit,
            "broker",
            "application",
            "WAL B/" + unit);
    row(heads, hot, "HOT");
    row(List.of("---", "--:", "--:", "--:", "--:", "--:", "--:"), hot, "--:");
    rounds.medians().forEach(measured -> row(cells(measured), hot, hotShare(measured)));
    out.endTable();
  }

  private void row(List<String> cells, boolean hot, String hotCell) {
    var all = new ArrayList<>(cells);
    if (hot) {
      all.add(hotCell);
    }
    out.row(all.toArray(String[]::new));
  }

  private List<String> cells(Measured measured) {
    var cost = measured.cost();
    String name = measured.name();
    return List.of(
        name,
        "%,.0f".formatted(measured.perSecond()),
        "%,.0f – %,.0f".formatted(rounds.slowest(name), rounds.fastest(name)),
        micros(cost.postgres(), measured),
        micros(cost.broker(), measured),
        micros(cost.application(), measured),
        "%,.0f".formatted((double) cost.walBytes() / measured.count()));
  }

  private static String hotShare(Measured measured) {
    Double share = measured.hotShare();
    return share == null ? "–" : "%.1f %%".formatted(100 * share);
  }

  private static String micros(double seconds, Measured measured) {
    return seconds == 0 ? "–" : "%,.0f".formatted(seconds * 1e6 / measured.count());
  }

  /** The head of the table of ratios. */
  void ratios() {
    out.row("Lading topic to topic, compared with", "asked for", "measured");
    out.row("---", "--:", "--:");
  }

  /** By the fastest medians of the cases whose names begin so, if there are both. */
  void ratio(String one, String other, String asked) {
    var first = rounds.best(one);
    var second = rounds.best(other);
    if (first.isPresent() && second.isPresent()) {
      double times = first.get().perSecond() / second.get().perSecond();
      out.row(second.get().name(), asked, "%.2f times".formatted(times));
    }
  }
}
