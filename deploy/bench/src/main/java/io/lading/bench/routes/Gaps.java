package io.lading.bench.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How near one planner gets in one budget.
 *
 * @param seeds plans of each instance
 * @param outcomes one for each instance
 * @param failures routes that were no plan, with the reason, and what else went wrong
 */
public record Gaps(
    String planner, Duration budget, int seeds, List<Outcome> outcomes, List<String> failures) {

  /** The share of the budget that may pass beyond its end before it is told. */
  private static final double TOLERANCE = 0.1;

  /** Plans every instance with every seed and drives every plan. */
  public static Gaps measure(
      Planner planner, List<Instance> instances, Duration budget, int seeds) {
    var failures = new ArrayList<String>();
    List<Outcome> outcomes =
        instances.stream()
            .map(instance -> Outcome.of(planner, instance, budget, seeds, failures))
            .toList();
    return new Gaps(planner.name(), budget, seeds, outcomes, failures);
  }

  /** Where nobody knew a best plan, the cheapest one that any of these found is taken for it. */
  public static List<Gaps> againstTheBestOf(List<Gaps> all) {
    Map<String, Long> best = new TreeMap<>();
    for (Gaps gaps : all) {
      gaps.outcomes.forEach(o -> best.merge(o.instance().name(), o.least(), Math::min));
    }
    return all.stream().map(gaps -> gaps.against(best)).toList();
  }

  private Gaps against(Map<String, Long> best) {
    List<Outcome> again =
        outcomes.stream()
            .map(o -> o.against(best.getOrDefault(o.instance().name(), Outcome.NONE)))
            .toList();
    return new Gaps(planner, budget, seeds, again, failures);
  }

  /**
   * The mean of a group as text, with the time by which its longest plan overran the budget; why
   * there is none where a median is no plan.
   */
  public String mean(String group) {
    double mean = meanOf(group);
    String text =
        Double.isFinite(mean)
            ? String.format(Locale.ROOT, "%.2f", mean)
            : of(group)
                .max(Comparator.comparingLong(Outcome::cost))
                .map(Outcome::text)
                .orElse("none");
    return text + overrun(group);
  }

  private String overrun(String group) {
    Duration over = longest(of(group)).minus(budget);
    boolean told = over.toNanos() > TOLERANCE * budget.toNanos();
    return told ? " (+" + seconds(over) + ")" : "";
  }

  private static String seconds(Duration time) {
    long millis = time.toMillis();
    return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  /** The groups of its instances, in their order. */
  public List<String> groups() {
    return outcomes.stream().map(outcome -> outcome.instance().group()).distinct().toList();
  }

  /** The names of its instances. */
  public List<String> instances() {
    return outcomes.stream().map(outcome -> outcome.instance().name()).toList();
  }

  /** The longest that any plan took. */
  public Duration longest() {
    return longest(outcomes.stream());
  }

  private static Duration longest(Stream<Outcome> some) {
    return some.map(Outcome::longest).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** The gap of one instance as text. */
  public String gap(int instance) {
    return outcomes.get(instance).text();
  }

  /** What the gap of one instance is measured against. */
  public long bestKnown(int instance) {
    return outcomes.get(instance).instance().bestKnown();
  }

  /** In per cent; infinite where a median is no plan. */
  double meanOf(String group) {
    return of(group).mapToDouble(Outcome::gap).average().orElse(Double.POSITIVE_INFINITY);
  }

  /** What a plan of the group took: the mean of the medians, in milliseconds. */
  double millis(String group) {
    return of(group).mapToDouble(o -> o.typical().toNanos() / 1e6).average().orElse(0);
  }

  /** How often a second it changed plans of the group, 0 if it does not count. */
  public double iterationsPerSecond(String group) {
    return of(group).mapToDouble(Outcome::iterationsPerSecond).average().orElse(0);
  }

  private Stream<Outcome> of(String group) {
    return outcomes.stream().filter(outcome -> outcome.instance().group().equals(group));
  }
}
