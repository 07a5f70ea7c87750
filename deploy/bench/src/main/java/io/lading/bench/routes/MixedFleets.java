package io.lading.bench.routes;

import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Problems of a city and its couriers, made up: legs and all times in seconds, and who has gone out
 * already comes back later and pays his way. Couriers are different, each kind of them too few for
 * all parcels; together they can carry more than twice as many as there are. Nobody knows the best
 * plans of these.
 */
public final class MixedFleets {

  private static final int DAY = 8 * 3_600;
  private static final int SIDE = 12_000;
  private static final int QUARTERS = 6;
  private static final double METRES_PER_SECOND = 7;

  private final Random random;

  private MixedFleets(long seed) {
    random = new Random(seed);
  }

  /** Two of each size, always the same. */
  public static List<Instance> all() {
    var all = new ArrayList<Instance>();
    for (int size : List.of(100, 200, 400)) {
      for (int number = 1; number <= 2; number++) {
        all.add(new MixedFleets(10L * size + number).instance(size, number));
      }
    }
    return all;
  }

  private Instance instance(int size, int number) {
    Customer[] customers = customers(size);
    int[] legs = InstanceFiles.legs(customers, metres -> 60 + (int) (metres / METRES_PER_SECOND));
    String name = "mixed-%d-%d".formatted(size, number);
    return new Instance(name, "mixed" + size, true, fleet(size / 100), customers, legs, 0);
  }

  private Customer[] customers(int size) {
    double[] xs = random.doubles(QUARTERS, 0, SIDE).toArray();
    double[] ys = random.doubles(QUARTERS, 0, SIDE).toArray();
    var all = new Customer[size + 1];
    all[0] = new Customer(SIDE / 2.0, SIDE / 2.0, 0, 0, 0, DAY, 0);
    for (int i = 1; i <= size; i++) {
      int quarter = random.nextInt(QUARTERS);
      double spread = random.nextInt(3) == 0 ? SIDE / 3.0 : SIDE / 12.0;
      double x = xs[quarter] + spread * random.nextGaussian();
      all[i] = customer(x, ys[quarter] + spread * random.nextGaussian());
    }
    return all;
  }

  /** Six in ten want their parcel within two to four hours; one in ten is too heavy for a bike. */
  private Customer customer(double x, double y) {
    boolean heavy = random.nextInt(10) == 0;
    long weight = heavy ? 60 + random.nextInt(60) : 1 + random.nextInt(8);
    long volume = 2 * weight + random.nextInt(heavy ? 100 : 20);
    boolean any = random.nextInt(10) < 4;
    int opens = any ? 0 : random.nextInt(DAY / 2);
    int closes = any ? DAY - 3_600 : opens + 7_200 + random.nextInt(7_200);
    return new Customer(x, y, weight, volume, opens, closes, 90 + random.nextInt(180));
  }

  /** For so many hundreds of customers. */
  private static List<VehicleType> fleet(int hundreds) {
    return List.of(
        courier(50, 200, 30, 0, 600, 3 * hundreds),
        courier(50, 200, 30, 2_700, 1_100, 2 * hundreds),
        courier(300, 1_200, 60, 0, 2_000, 3 * hundreds),
        courier(300, 1_200, 60, 5_400, 3_200, hundreds),
        courier(1_000, 5_000, 90, 1_800, 4_500, 2 * hundreds));
  }

  private static VehicleType courier(
      long weight, long volume, int stops, int leaves, long fixedCost, int count) {
    return new VehicleType(weight, volume, stops, leaves, DAY, fixedCost, count, true);
  }
}
