package io.lading.bench;

import io.lading.bench.routes.SolverAlone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one page about how long planning takes, in markdown. */
final class PlanningReport {

  /** What was measured, on what, and how. */
  record Content(
      Conditions conditions,
      PlanningExtent extent,
      List<SolverAlone.Result> alone,
      List<PlansInService.Kind> plans,
      UpdatesBesidePlans.@Nullable Result updates) {}

  private static final double MILLI = 1_000.0;

  private final Content content;
  private final PlanningExtent extent;
  private final Markdown out = new Markdown();

  PlanningReport(Content content) {
    this.content = content;
    this.extent = content.extent();
  }

  String markdown() {
    out.line("# How long planning takes, %s".formatted(content.conditions().date()));
    content.conditions().writeTo(out);
    asked();
    if (!content.plans().isEmpty()) {
      plans();
    }
    if (!content.alone().isEmpty()) {
      alone();
    }
    if (content.updates() != null) {
      updates(content.updates());
    }
    out.line("What each case does and does not do: `deploy/bench/README.md`.");
    return out.toString();
  }

  private void asked() {
    out.row("", "asked for", "measured");
    out.row("---", "--:", "--:");
    for (PlansInService.Kind kind : content.plans()) {
      double p99 = kind.latency().committed().getValueAtPercentile(99) / MILLI;
      out.row("(P) P99, " + kind.name(), "under 200 ms", "%.1f ms".formatted(p99));
    }
    for (SolverAlone.Result result : content.alone()) {
      double p99 = result.elapsed().getValueAtPercentile(99) / MILLI;
      out.row("(S) P99, " + name(result.setup()), "at most 160 ms", "%.1f ms".formatted(p99));
    }
    if (content.updates() != null) {
      String ratio = "%.2f times".formatted(content.updates().ratio());
      out.row("(U) P99 of updates with plans, compared with none", "at most 1.5 times", ratio);
    }
    out.endTable();
  }

  private void plans() {
    out.line(
        "(P) %d couriers, %d plans of each kind after %d, %d ms between an answer and the next"
            + " trigger; latency from the trigger, ms:",
        extent.couriers, extent.plans, extent.warmUp, extent.pauseMillis);
    out.percentiles();
    for (PlansInService.Kind kind : content.plans()) {
      out.percentiles(kind.name() + ": committed", kind.latency().committed());
      out.percentiles(kind.name() + ": answered", kind.latency().answered());
    }
    out.endTable();
    out.line("Where the time goes, as the planner measures it, mean in ms:");
    out.row("", "before", "take", "look", "distances", "solve", "claim");
    out.row("---", "--:", "--:", "--:", "--:", "--:", "--:");
    content.plans().forEach(this::stages);
    out.endTable();
  }

  private void stages(PlansInService.Kind kind) {
    StageTimes stages = kind.stages();
    double before = kind.latency().committed().getMean() / MILLI - stages.millis();
    out.row(
        kind.name(),
        millis(before),
        millis(stages.millis("take")),
        millis(stages.millis("look")),
        millis(stages.millis("distances")),
        millis(stages.millis("solve")),
        millis(stages.millis("claim")));
  }

  private static String millis(double millis) {
    return "%.1f".formatted(millis);
  }

  private void alone() {
    out.line(
        "(S) %d stops, %d plans after %d, a budget of %d ms with the matrix; nothing else runs;"
            + " ms:",
        extent.solverStops, extent.plans, extent.warmUp, extent.budgetMillis);
    out.percentiles();
    for (SolverAlone.Result result : content.alone()) {
      out.percentiles(name(result.setup()), result.elapsed());
      out.percentiles(name(result.setup()) + ": of that the matrix", result.matrix());
    }
    out.endTable();
    int left = content.alone().stream().mapToInt(SolverAlone.Result::unassigned).sum();
    out.line("%d stops of all these plans are on no route.", left);
  }

  private static String name(SolverAlone.Setup setup) {
    return "%d thread%s%s"
        .formatted(
            setup.threads(),
            setup.threads() == 1 ? "" : "s",
            setup.timed() ? ", windows for six stops in ten" : "");
  }

  private void updates(UpdatesBesidePlans.Result result) {
    out.line(
        "(U) %d trades/s and %d updates/s after %d s at those rates; spans of %d s, with and"
            + " without a plan of %d parcels a second; %s updates waited when the spans began and"
            + " at the end; latency of updates from receipt to commit, of plans from the trigger,"
            + " ms:",
        result.load().tradesPerSecond(),
        result.load().updatesPerSecond(),
        extent.settle,
        extent.seconds,
        extent.stops,
        String.join(", ", result.backlogs().stream().map(String::valueOf).toList()));
    out.percentiles();
    for (UpdatesBesidePlans.Span span : result.spans()) {
      out.percentiles(span.planning() ? "with plans" : "without plans", span.committed());
    }
    out.percentiles("all without plans", result.together(false));
    out.percentiles("all with plans", result.together(true));
    out.percentiles("plans meanwhile: committed", result.plans().committed());
    out.endTable();
    String pairs = String.join(", ", result.ratios().stream().map("%.2f"::formatted).toList());
    out.line("P99 with plans, compared with the span before: %s times.", pairs);
  }
}
