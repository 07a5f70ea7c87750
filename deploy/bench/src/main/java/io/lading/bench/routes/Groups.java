package io.lading.bench.routes;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Instances of about the same size and the same kind. */
final class Groups {

  /** The most customers that an instance of a group has. */
  private static final TreeMap<Integer, String> BY_MOST_CUSTOMERS =
      new TreeMap<>(
          Map.of(
              75, "50", 150, "100", 250, "200", 450, "300", 750, "500", Integer.MAX_VALUE, "1000"));

  static final Comparator<Instance> ORDER =
      Comparator.comparing(Instance::windows)
          .thenComparing(instance -> instance.group().replaceAll("\\d", ""))
          .thenComparingInt(instance -> Integer.parseInt(instance.group().replaceAll("\\D", "")))
          .thenComparing(Instance::name);

  private Groups() {}

  static String of(int customers, boolean windows) {
    return windows
        ? "TW" + customers / 100 * 100
        : BY_MOST_CUSTOMERS.ceilingEntry(customers).getValue();
  }
}
