package io.lading.bench.routes;

import java.util.List;
import java.util.Locale;

/** A picture in the making. */
final class Svg {

  /** A place on it, in pixels from the upper left corner. */
  record Point(double x, double y) {}

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height) {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='11'>",
        width, height);
    add("<rect width='100%%' height='100%%' fill='white'/>");
  }

  void line(Point from, Point to, String colour) {
    add("<path d='M%s L%s' stroke='%s'/>", text(from), text(to), colour);
  }

  void frame(Point corner, double width, double height) {
    add(
        "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='none' stroke='#999999'/>",
        corner.x(), corner.y(), width, height);
  }

  /** A dot at every point, and a line through them. */
  void curve(List<Point> points, String colour) {
    String all = String.join(" ", points.stream().map(Svg::text).toList());
    add("<polyline points='%s' fill='none' stroke='%s' stroke-width='1.8'/>", all, colour);
    for (Point point : points) {
      add("<circle cx='%.1f' cy='%.1f' r='2.8' fill='%s'/>", point.x(), point.y(), colour);
    }
  }

  /** {@code anchor}: where in the text the point is: start, middle or end. */
  void text(Point point, String anchor, String text) {
    add("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", point.x(), point.y(), anchor, text);
  }

  void heading(Point point, String text) {
    add("<text x='%.1f' y='%.1f' font-weight='bold'>%s</text>", point.x(), point.y(), text);
  }

  private static String text(Point point) {
    return String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y());
  }

  private void add(String line, Object... values) {
    out.append(String.format(Locale.ROOT, line, values)).append('\n');
  }

  String end() {
    return out + "</svg>\n";
  }
}
