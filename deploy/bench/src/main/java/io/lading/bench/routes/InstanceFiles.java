package io.lading.bench.routes;

import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    int enough = enough(customers, lines.capacity());
    var vehicle = VehicleType.unlimited(lines.capacity(), 0, Instance.ALWAYS, enough);
    return new Instance(name, group, false, List.of(vehicle), customers, legs, best);
  }

  private Instance vrptw(Path file, String name) throws IOException {
    String[] vehicles = new String[2];
    var customers = new ArrayList<Customer>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 2 && words[0].matches("\\d+")) {
        vehicles = words;
      } else if (words.length == 7 && words[0].matches("\\d+")) {
        customers.add(customer(words));
      }
    }
    Customer[] all = customers.toArray(Customer[]::new);
    int[] legs = legs(all, far -> (int) (far * TENTHS));
    String group = Groups.of(all.length - 1, true);
    long best = BestKnown.cost(folder, name, true);
    var vehicle =
        VehicleType.unlimited(
            Long.parseLong(vehicles[1]),
            all[0].opens(),
            all[0].closes(),
            Integer.parseInt(vehicles[0]));
    return new Instance(name, group, true, List.of(vehicle), all, legs, best);
  }

  /** A fifth more than the goods fill, and five. */
  private static int enough(Customer[] customers, long capacity) {
    long goods = Arrays.stream(customers).mapToLong(Customer::weight).sum();
    return Math.toIntExact(goods * 12 / (capacity * 10) + 6);
  }

  private static Customer customer(String[] words) {
    return new Customer(
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Long.parseLong(words[3]),
        0,
        TENTHS * Integer.parseInt(words[4]),
        TENTHS * Integer.parseInt(words[5]),
        TENTHS * Integer.parseInt(words[6]));
  }

  static int[] legs(Customer[] customers, DoubleToIntFunction whole) {
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
