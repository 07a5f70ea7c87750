package io.lading.bench.routes;

import java.util.ArrayList;
import java.util.List;

/**
 * Values to pixels, each power of ten as long as the others; what lies outside is drawn at the end.
 *
 * @param start the pixel of {@code lowest}
 * @param end the pixel of {@code highest}
 */
record LogAxis(double lowest, double highest, double start, double end) {

  double pixel(double value) {
    double share = Math.log(Math.clamp(value, lowest, highest) / lowest);
    return start + (end - start) * share / Math.log(highest / lowest);
  }

  /** The powers of ten on it. */
  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (double tick = Math.pow(10, Math.ceil(Math.log10(lowest) - 1e-9));
        tick <= highest * 1.001;
        tick *= 10) {
      ticks.add(tick);
    }
    return ticks;
  }
}
