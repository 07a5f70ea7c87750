package io.lading.bench.routes;

import io.lading.bench.routes.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The gap over the time that a plan really took, as SVG: a panel for each group, a line for each
 * planner, both axes logarithmic and the same in all panels.
 */
public final class GapChart {

  private static final int COLUMNS = 3;
  private static final int WIDTH = 300;
  private static final int HEIGHT = 220;
  private static final int LEFT = 50;
  private static final int TOP = 28;
  private static final int BOTTOM = 34;
  private static final int HEAD = 70;
  private static final double LOWEST = 0.01;
  private static final double HIGHEST = 1_000;
  private static final List<String> COLOURS =
      List.of("#0b3c5d", "#3c9dd0", "#c0392b", "#e67e22", "#27ae60", "#8e44ad", "#555555");

  private final List<Gaps> gaps;
  private final List<String> planners;
  private final List<String> groups;
  private final Svg out;

  /** One for each planner and budget. */
  public GapChart(List<Gaps> gaps) {
    this.gaps = gaps;
    planners = gaps.stream().map(Gaps::planner).distinct().toList();
    groups = gaps.getFirst().groups();
    out = new Svg(COLUMNS * WIDTH + 20, HEAD + rows() * HEIGHT + 10);
  }

  /** The picture. Where there was no plan, the line has no dot. */
  public String svg() {
    out.heading(new Point(10, 20), "Gap to the best known cost, %, over the time of a plan");
    for (int i = 0; i < planners.size(); i++) {
      legend(i);
    }
    for (int i = 0; i < groups.size(); i++) {
      panel(groups.get(i), new Point(WIDTH * (i % COLUMNS), HEAD + HEIGHT * (i / COLUMNS)));
    }
    return out.end();
  }

  private int rows() {
    return (groups.size() + COLUMNS - 1) / COLUMNS;
  }

  private void legend(int planner) {
    double x = 10 + WIDTH * (planner % COLUMNS);
    double y = 36 + 16 * (planner / COLUMNS);
    out.curve(List.of(new Point(x, y), new Point(x + 24, y)), colour(planner));
    out.text(new Point(x + 32, y + 4), "start", planners.get(planner));
  }

  private void panel(String group, Point corner) {
    double low = corner.y() + HEIGHT - BOTTOM;
    var x = new LogAxis(shortest(), longest(), corner.x() + LEFT, corner.x() + WIDTH - 8);
    var y = new LogAxis(LOWEST, HIGHEST, low, corner.y() + TOP);
    out.heading(new Point(x.start(), corner.y() + TOP - 6), group);
    x.ticks().forEach(tick -> time(tick, x, y));
    y.ticks().forEach(tick -> gap(tick, x, y));
    out.frame(new Point(x.start(), y.end()), x.end() - x.start(), y.start() - y.end());
    for (int i = 0; i < planners.size(); i++) {
      curve(planners.get(i), group, x, y, colour(i));
    }
  }

  private double shortest() {
    return gaps.stream().mapToDouble(gap -> gap.budget().toMillis()).min().orElse(10) / 2;
  }

  private double longest() {
    return 1.5
        * gaps.stream()
            .flatMapToDouble(gap -> groups.stream().mapToDouble(gap::millis))
            .max()
            .orElse(1_000);
  }

  private void time(double millis, LogAxis x, LogAxis y) {
    double at = x.pixel(millis);
    out.line(new Point(at, y.start()), new Point(at, y.end()), "#e4e4e4");
    String text = millis < 1_000 ? number(millis) + " ms" : number(millis / 1_000) + " s";
    out.text(new Point(at, y.start() + 15), "middle", text);
  }

  private void gap(double percent, LogAxis x, LogAxis y) {
    double at = y.pixel(percent);
    out.line(new Point(x.start(), at), new Point(x.end(), at), "#e4e4e4");
    String text = percent == LOWEST ? "≤ " + number(percent) : number(percent);
    out.text(new Point(x.start() - 5, at + 4), "end", text);
  }

  private void curve(String planner, String group, LogAxis x, LogAxis y, String colour) {
    var points = new ArrayList<Point>();
    for (Gaps some : gaps) {
      double gap = some.meanOf(group);
      if (some.planner().equals(planner) && Double.isFinite(gap)) {
        points.add(new Point(x.pixel(some.millis(group)), y.pixel(gap)));
      }
    }
    if (!points.isEmpty()) {
      out.curve(points, colour);
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.2g" : "%.0f", value)
        .replaceAll("(\\.\\d*[1-9])0+$", "$1");
  }

  private static String colour(int planner) {
    return COLOURS.get(planner % COLOURS.size());
  }
}
