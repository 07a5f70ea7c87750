package io.lading.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Results of every case over the rounds. */
final class Rounds {

  private final Map<String, List<Measured>> results = new LinkedHashMap<>();

  /**
   * Measures every case once in each round. Each round begins with another case, so that no case
   * always has the same one before it.
   */
  static <W> Rounds run(
      Rig rig, W workload, List<? extends Case<W>> cases, int rounds, Consumer<Measured> told)
      throws Exception {
    var all = new Rounds();
    cases.forEach(c -> all.results.put(c.name(), new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      int first = round * cases.size() / rounds;
      for (int i = 0; i < cases.size(); i++) {
        Case<W> next = cases.get((first + i) % cases.size());
        Measured measured = next.measure(rig, workload);
        all.results.computeIfAbsent(next.name(), name -> new ArrayList<>()).add(measured);
        told.accept(measured);
      }
    }
    return all;
  }

  /** The measurement in the middle by speed, for each case. */
  List<Measured> medians() {
    return results.values().stream().map(Rounds::median).toList();
  }

  /** The fastest median of the cases whose names begin so, if any was measured. */
  Optional<Measured> best(String prefix) {
    return medians().stream()
        .filter(measured -> measured.name().startsWith(prefix))
        .max(Comparator.comparingDouble(Measured::perSecond));
  }

  double slowest(String name) {
    return speeds(name).getFirst();
  }

  double fastest(String name) {
    return speeds(name).getLast();
  }

  private List<Double> speeds(String name) {
    return results.getOrDefault(name, List.of()).stream()
        .map(Measured::perSecond)
        .sorted()
        .toList();
  }

  private static Measured median(List<Measured> measured) {
    var sorted = measured.stream().sorted(Comparator.comparingDouble(Measured::perSecond)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
