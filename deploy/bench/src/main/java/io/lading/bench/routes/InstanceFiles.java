package io.lading.bench.routes;

import io.lading.bench.routes.Instance.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;

/**
 * Reads instances: CVRPLIB's {@code .vrp} (distances rounded to whole numbers) and the {@code .txt}
 * of Solomon, Gehring and Homberger (distances and durations cut after one decimal, as in the
 * DIMACS challenge).
 */
public final class InstanceFiles {

  private static final int TENTHS = 10;

  private final Path folder;

  public InstanceFiles(Path folder) {
    this.folder = folder;
  }

  /** All of the folder, smaller ones first, those with windows last. */
  public List<Instance> read() throws IOException {
    var all = new ArrayList<Instance>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".vrp")) {
          all.add(cvrp(file, name.replace(".vrp", "")));
        } else if (name.endsWith(".txt")) {
          all.add(vrptw(file, name.replace(".txt", "")));
        }
      }
    }
    all.sort(Groups.ORDER);
    return all;
  }

  private Instance cvrp(Path file, String name) throws IOException {
    var lines = new CvrplibLines(Files.readAllLines(file));
    Customer[] customers = lines.customers();
    int[] legs = legs(customers, far -> (int) (far + 0.5));
    String group = Groups.of(customers.length - 1, false);
    long best = BestKnown.cost(folder, name, false);
    return new Instance(name, group, false, lines.capacity(), customers, legs, best);
  }

  private Instance vrptw(Path file, String name) throws IOException {
    long capacity = 0;
    var customers = new ArrayList<Customer>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 2 && words[0].matches("\\d+")) {
        capacity = Long.parseLong(words[1]);
      } else if (words.length == 7 && words[0].matches("\\d+")) {
        customers.add(customer(words));
      }
    }
    Customer[] all = customers.toArray(Customer[]::new);
    int[] legs = legs(all, far -> (int) (far * TENTHS));
    String group = Groups.of(all.length - 1, true);
    long best = BestKnown.cost(folder, name, true);
    return new Instance(name, group, true, capacity, all, legs, best);
  }

  private static Customer customer(String[] words) {
    return new Customer(
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Long.parseLong(words[3]),
        TENTHS * Integer.parseInt(words[4]),
        TENTHS * Integer.parseInt(words[5]),
        TENTHS * Integer.parseInt(words[6]));
  }

  private static int[] legs(Customer[] customers, DoubleToIntFunction whole) {
    int[] legs = new int[customers.length * customers.length];
    for (int a = 0; a < customers.length; a++) {
      for (int b = 0; b < customers.length; b++) {
        double x = customers[a].x() - customers[b].x();
        double y = customers[a].y() - customers[b].y();
        legs[a * customers.length + b] = whole.applyAsInt(Math.sqrt(x * x + y * y));
      }
    }
    return legs;
  }
}
