package io.lading.bench.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The gap over the time that a plan may take, a line for each planner, as SVG; both axes
 * logarithmic.
 */
public final class GapChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int RIGHT = 190;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final double LOWEST = 0.01;
  private static final double HIGHEST = 100;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#0b3c5d", "#c0392b", "#e67e22", "#27ae60", "#8e44ad", "#555555");

  private final List<Gaps> gaps;
  private final StringBuilder out = new StringBuilder();

  /** One for each planner and budget. */
  public GapChart(List<Gaps> gaps) {
    this.gaps = gaps;
  }

  /** The picture, its mean over all groups, each counting once. */
  public String svg() {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12'>",
        WIDTH, HEIGHT);
    add("<rect width='100%%' height='100%%' fill='white'/>");
    text(LEFT, TOP - 16, "Mean gap to the best known cost, %, over the budget of a plan, ms");
    budgets().forEach(this::column);
    for (double gap = LOWEST; gap <= HIGHEST; gap *= 10) {
      row(gap);
    }
    List<String> planners = gaps.stream().map(Gaps::planner).distinct().toList();
    for (int i = 0; i < planners.size(); i++) {
      line(planners.get(i), COLOURS.get(i % COLOURS.size()), i);
    }
    add("</svg>");
    return out.toString();
  }

  private List<Long> budgets() {
    return gaps.stream().map(gap -> gap.budget().toMillis()).distinct().sorted().toList();
  }

  private void column(long budget) {
    stroke(x(budget), TOP, x(budget), HEIGHT - BOTTOM);
    text(x(budget) - 10, HEIGHT - BOTTOM + 20, String.valueOf(budget));
  }

  private void row(double gap) {
    stroke(LEFT, y(gap), WIDTH - RIGHT, y(gap));
    text(LEFT - 40, y(gap) + 4, String.format(Locale.ROOT, gap < 1 ? "%.2f" : "%.0f", gap));
  }

  private void line(String planner, String colour, int index) {
    var points = new ArrayList<String>();
    for (Gaps some : gaps) {
      if (some.planner().equals(planner) && Double.isFinite(some.meanOfGroups())) {
        long budget = some.budget().toMillis();
        points.add(point(x(budget), y(some.meanOfGroups())));
      }
    }
    add(
        "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
        String.join(" ", points), colour);
    points.forEach(point -> add("<circle r='3' fill='%s' %s/>", colour, centre(point)));
    add("<g fill='%s'>", colour);
    text(WIDTH - RIGHT + 12, TOP + 18 * index + 8, planner);
    add("</g>");
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private static String centre(String point) {
    int comma = point.indexOf(',');
    return "cx='" + point.substring(0, comma) + "' cy='" + point.substring(comma + 1) + "'";
  }

  private double x(long budget) {
    double least = Math.log(budgets().getFirst());
    double span = Math.max(1e-9, Math.log(budgets().getLast()) - least);
    return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log(budget) - least) / span;
  }

  private static double y(double gap) {
    double bounded = Math.clamp(gap, LOWEST, HIGHEST);
    double share = Math.log(bounded / LOWEST) / Math.log(HIGHEST / LOWEST);
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
  }

  private void stroke(double x1, double y1, double x2, double y2) {
    add("<path d='M%s L%s' stroke='#dddddd'/>", point(x1, y1), point(x2, y2));
  }

  private void text(double x, double y, String text) {
    add("<text x='%.1f' y='%.1f'>%s</text>", x, y, text);
  }

  private void add(String line, Object... values) {
    out.append(String.format(Locale.ROOT, line, values)).append('\n');
  }
}
