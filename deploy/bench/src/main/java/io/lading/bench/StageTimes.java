package io.lading.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a planner has measured of itself.
 *
 * @param runs planning runs up to then
 * @param seconds that each stage has taken in all of them
 */
record StageTimes(long runs, Map<String, Double> seconds) {

  static final List<String> STAGES = List.of("take", "look", "distances", "solve", "claim");

  private static final String METER = "lading_planner_plan_stage_seconds_";

  /** {@code metrics}: as Prometheus is told. */
  static StageTimes of(String metrics) {
    Map<String, Double> seconds = new TreeMap<>();
    long runs = 0;
    for (String line : metrics.lines().filter(line -> line.startsWith(METER)).toList()) {
      double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      if (line.startsWith(METER + "sum")) {
        seconds.put(stage(line), value);
      } else if (line.startsWith(METER + "count")) {
        runs = (long) value;
      }
    }
    return new StageTimes(runs, seconds);
  }

  private static String stage(String line) {
    return STAGES.stream()
        .filter(stage -> line.contains("stage=\"" + stage + "\""))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no stage that is known: " + line));
  }

  StageTimes minus(StageTimes earlier) {
    Map<String, Double> rest = new TreeMap<>();
    seconds.forEach(
        (stage, sum) -> rest.put(stage, sum - earlier.seconds.getOrDefault(stage, 0.0)));
    return new StageTimes(runs - earlier.runs, rest);
  }

  /** On average. */
  double millis(String stage) {
    return 1_000 * seconds.getOrDefault(stage, Double.NaN) / runs;
  }

  /** Of all stages, on average. */
  double millis() {
    return STAGES.stream().mapToDouble(this::millis).sum();
  }
}
