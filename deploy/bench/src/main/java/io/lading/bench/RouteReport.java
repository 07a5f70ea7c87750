package io.lading.bench;

import io.lading.bench.routes.Gaps;
import io.lading.bench.routes.Instance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table about route planning, in markdown. */
final class RouteReport {

  /** What was measured, on what, and how. */
  record Content(
      LocalDate date,
      String commit,
      String command,
      Machine machine,
      int seeds,
      List<Instance> instances,
      List<Gaps> gaps) {}

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
        "Mean gap to the best known cost in per cent, of the medians of %d seeds; JVM warm, every"
            + " plan checked by an evaluator of the benchmark's own.",
        content.seeds());
    content.gaps().stream().map(Gaps::budget).distinct().forEach(this::table);
    instances();
    failures();
    out.line("What is measured, and how: `deploy/bench/README.md`.");
    return out.toString();
  }

  private List<String> groups() {
    return content.instances().stream().map(Instance::group).distinct().toList();
  }

  private void table(Duration budget) {
    row(budget.toMillis() + " ms", groups(), "longest plan, ms");
    row("---", groups().stream().map(group -> "--:").toList(), "--:");
    for (Gaps gaps : content.gaps()) {
      if (gaps.budget().equals(budget)) {
        String longest = String.valueOf(gaps.longest().toMillis());
        row(gaps.planner(), groups().stream().map(gaps::mean).toList(), longest);
      }
    }
    out.endTable();
  }

  private void instances() {
    List<String> heads = new ArrayList<>();
    content.gaps().forEach(g -> heads.add(g.planner() + ", " + g.budget().toMillis() + " ms"));
    row("instance", heads, "best known");
    row("---", heads.stream().map(head -> "--:").toList(), "--:");
    for (int i = 0; i < content.instances().size(); i++) {
      int index = i;
      Instance instance = content.instances().get(i);
      List<String> medians =
          content.gaps().stream().map(gaps -> percent(gaps.gaps().get(index).median())).toList();
      row(instance.name(), medians, String.valueOf(instance.bestKnown()));
    }
    out.endTable();
  }

  private static String percent(double gap) {
    return Double.isFinite(gap) ? String.format(Locale.ROOT, "%.2f", gap) : "none";
  }

  private void failures() {
    for (Gaps gaps : content.gaps()) {
      for (String failure : gaps.failures()) {
        out.line(
            "%s, %d ms, not a solution: %s", gaps.planner(), gaps.budget().toMillis(), failure);
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
