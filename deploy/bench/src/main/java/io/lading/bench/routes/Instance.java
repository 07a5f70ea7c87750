package io.lading.bench.routes;

import java.util.Arrays;
import java.util.List;

/**
 * A routing problem in whole numbers: of the literature in tenths where windows are given, in units
 * otherwise.
 *
 * @param group of instances alike in size and kind
 * @param fleet the types of vehicles, which routes name by their place here
 * @param customers the depot first; the windows of vehicles are those of their types
 * @param legs from a to b at {@code a * customers.length + b}; as long as it takes
 * @param bestKnown cost of the best plan known, 0 if nobody knows any
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Instance(
    String name,
    String group,
    boolean windows,
    List<VehicleType> fleet,
    Customer[] customers,
    int[] legs,
    long bestKnown) {

  /** In no plan of the literature does anything last as long. */
  public static final int ALWAYS = 1 << 30;

  /** A place with what it wants and when service may begin. */
  public record Customer(
      double x, double y, long weight, long volume, int opens, int closes, int service) {}

  /**
   * Vehicles that are alike. Each drives one route.
   *
   * @param weight that one carries at most
   * @param volume that one carries at most, {@link Long#MAX_VALUE} for no limit
   * @param stops that one serves at most, {@link Integer#MAX_VALUE} for no limit
   * @param leaves when one leaves the depot at the earliest
   * @param returns when one must be back
   * @param fixedCost of using one at all
   * @param count how many there are or, if there is no limit, how many are enough for a good plan
   * @param limited whether there are not more than {@code count}
   */
  public record VehicleType(
      long weight,
      long volume,
      int stops,
      int leaves,
      int returns,
      long fixedCost,
      int count,
      boolean limited) {

    /** A type of the literature: as many as wanted, limited in weight and hours alone. */
    static VehicleType unlimited(long weight, int leaves, int returns, int count) {
      return new VehicleType(
          weight, Long.MAX_VALUE, Integer.MAX_VALUE, leaves, returns, 0, count, false);
    }
  }

  /** The same, measured against another plan. */
  Instance against(long cost) {
    return new Instance(name, group, windows, fleet, customers, legs, cost);
  }

  /** A part of it, whose best plan nobody knows. */
  Instance of(int[] some) {
    int[] between = new int[some.length * some.length];
    int entry = 0;
    for (int from : some) {
      for (int to : some) {
        between[entry++] = leg(from, to);
      }
    }
    Customer[] left =
        Arrays.stream(some).mapToObj(customer -> customers[customer]).toArray(Customer[]::new);
    return new Instance(name, group, windows, fleet, left, between, 0);
  }

  /** How much more than the best known plan a plan costs, in per cent. */
  public double gap(long cost) {
    return 100.0 * (cost - bestKnown) / bestKnown;
  }

  /** From one place to another. */
  public int leg(int from, int to) {
    return legs[from * customers.length + to];
  }
}
