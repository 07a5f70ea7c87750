package io.lading.bench.routes;

import io.lading.bench.routes.Instance.Customer;
import java.util.List;

/** The lines of a {@code .vrp} file: headers, then sections of numbers. */
final class CvrplibLines {

  private final List<String> lines;

  CvrplibLines(List<String> lines) {
    this.lines = lines;
  }

  long capacity() {
    return Long.parseLong(header("CAPACITY"));
  }

  Customer[] customers() {
    int size = Integer.parseInt(header("DIMENSION"));
    double[][] places = section("NODE_COORD_SECTION", size);
    double[][] demands = section("DEMAND_SECTION", size);
    var all = new Customer[size];
    for (int i = 0; i < size; i++) {
      all[i] =
          new Customer(places[i][1], places[i][2], (long) demands[i][1], 0, 0, Instance.ALWAYS, 0);
    }
    return all;
  }

  private String header(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private double[][] section(String name, int size) {
    int start = 0;
    while (!lines.get(start).strip().equals(name)) {
      start++;
    }
    double[][] numbers = new double[size][];
    for (int i = 0; i < size; i++) {
      String[] words = lines.get(start + 1 + i).strip().split("\\s+");
      numbers[i] = java.util.Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
    }
    return numbers;
  }
}
