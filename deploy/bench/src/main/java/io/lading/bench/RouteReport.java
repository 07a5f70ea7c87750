package io.lading.bench;

import io.lading.bench.routes.Gaps;
import io.lading.bench.routes.WarmStart;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The one table about route planning, in markdown. */
final class RouteReport {

  /** What was measured, on what, and how. */
  record Content(
      LocalDate date,
      String commit,
      String command,
      Machine machine,
      List<Gaps> gaps,
      List<WarmStart> warmStarts) {}

  private final Content content;
  private final Markdown out = new Markdown();

  RouteReport(Content content) {
    this.content = content;
  }

  String markdown() {
    out.line("# Planning routes, %s".formatted(content.date()));
    Machine machine = content.machine();
    out.line("Commit %s. Repeat with `%s`.", content.commit(), content.command());
    out.line(
        "%d cores (%s), %s of memory, %s; Java %s.",
        machine.cores(),
        machine.processor(),
        machine.memory(),
        machine.system(),
        Runtime.version());
    out.line(
        "Mean gap to the best known cost in per cent, of the medians of so many seeds; JVM warm,"
            + " every plan checked by an evaluator of the benchmark's own. In brackets: by how much"
            + " the longest plan of the group overran the budget. For mixed fleets no best plans"
            + " are known; the cheapest that was found here is taken for it.");
    content.gaps().stream()
        .filter(gaps -> gaps.planner().equals(content.gaps().getFirst().planner()))
        .forEach(this::table);
    iterations();
    instances();
    warmStarts();
    failures();
    out.line("What is measured, and how: `deploy/bench/README.md`.");
    return out.toString();
  }

  private List<String> groups() {
    return content.gaps().getFirst().groups();
  }

  /** For each planner, with the budget of this one. */
  private void table(Gaps first) {
    Duration budget = first.budget();
    String seeds = first.seeds() == 1 ? ", 1 seed" : ", %d seeds".formatted(first.seeds());
    row(budget.toMillis() + " ms" + seeds, groups(), "longest plan, ms");
    row("---", groups().stream().map(group -> "--:").toList(), "--:");
    for (Gaps gaps : content.gaps()) {
      if (gaps.budget().equals(budget)) {
        String longest = String.valueOf(gaps.longest().toMillis());
        row(gaps.planner(), groups().stream().map(gaps::mean).toList(), longest);
      }
    }
    out.endTable();
  }

  /** What to look at before two runs are compared: how fast the machine was. */
  private void iterations() {
    out.line("Thousands of iterations a second, by all threads of a plan, preparation included.");
    row("planner", groups(), "ms");
    row("---", groups().stream().map(group -> "--:").toList(), "--:");
    for (Gaps gaps : content.gaps()) {
      List<Double> each = groups().stream().map(gaps::iterationsPerSecond).toList();
      if (each.stream().anyMatch(rate -> rate > 0)) {
        List<String> cells = each.stream().map(rate -> "%.0f".formatted(rate / 1_000)).toList();
        row(gaps.planner(), cells, String.valueOf(gaps.budget().toMillis()));
      }
    }
    out.endTable();
  }

  private void instances() {
    List<String> heads = new ArrayList<>();
    content.gaps().forEach(g -> heads.add(g.planner() + ", " + g.budget().toMillis() + " ms"));
    row("instance", heads, "best known");
    row("---", heads.stream().map(head -> "--:").toList(), "--:");
    List<String> names = content.gaps().getFirst().instances();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      List<String> medians = content.gaps().stream().map(gaps -> gaps.gap(index)).toList();
      row(names.get(i), medians, String.valueOf(content.gaps().getFirst().bestKnown(i)));
    }
    out.endTable();
  }

  private void warmStarts() {
    if (content.warmStarts().isEmpty()) {
      return;
    }
    out.line(
        "Five new customers enter a plan of all others: gap of the new plan (median), the least"
            + " share of legs that stayed, and the longest it took.");
    out.row("instance", "gap, %", "legs kept, %", "ms");
    out.row("---", "--:", "--:", "--:");
    for (WarmStart start : content.warmStarts()) {
      out.row(
          start.instance().name(),
          String.format(Locale.ROOT, "%.2f", start.gap()),
          String.format(Locale.ROOT, "%.0f", 100 * start.kept()),
          String.format(Locale.ROOT, "%.1f", start.longest().toNanos() / 1e6));
    }
    out.endTable();
  }

  /** Each reason once for a planner and a budget, with how often it was met. */
  private void failures() {
    for (Gaps gaps : content.gaps()) {
      Map<String, Integer> often = new TreeMap<>();
      gaps.failures().forEach(failure -> often.merge(failure, 1, Integer::sum));
      if (!often.isEmpty()) {
        List<String> each = new ArrayList<>();
        often.forEach((failure, times) -> each.add(failure + " (" + times + " ×)"));
        long budget = gaps.budget().toMillis();
        out.line("%s, %d ms, not plans: %s", gaps.planner(), budget, String.join("; ", each));
      }
    }
  }

  private void row(String first, List<String> middle, String last) {
    List<String> cells = new ArrayList<>(List.of(first));
    cells.addAll(middle);
    cells.add(last);
    out.row(cells.toArray(String[]::new));
  }
}
