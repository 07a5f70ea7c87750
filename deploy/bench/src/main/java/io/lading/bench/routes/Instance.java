package io.lading.bench.routes;

/**
 * A routing problem of the literature, in whole numbers: tenths where windows are given, units
 * otherwise.
 *
 * @param group of instances alike in size and kind
 * @param capacity of every vehicle; there are as many vehicles as customers
 * @param customers the depot first; its window is that of all vehicles
 * @param legs from a to b at {@code a * customers.length + b}; as long as it takes
 * @param bestKnown cost of the best plan known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Instance(
    String name,
    String group,
    boolean windows,
    long capacity,
    Customer[] customers,
    int[] legs,
    long bestKnown) {

  /** A place with what it wants and when. */
  public record Customer(double x, double y, long demand, int opens, int closes, int service) {}

  /** How much more than the best known plan a plan costs, in per cent. */
  public double gap(long cost) {
    return 100.0 * (cost - bestKnown) / bestKnown;
  }

  int leg(int from, int to) {
    return legs[from * customers.length + to];
  }
}
