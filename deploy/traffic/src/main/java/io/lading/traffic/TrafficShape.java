package io.lading.traffic;

import java.time.Instant;

/**
 * What the traffic looks like. Shares are fractions of all messages and together less than one; the
 * rest are new, valid trades. {@code start} and {@code ratePerSecond} give the messages their times
 * (ce_time); {@code burst} is how many times the mean rate the peaks have, 1 for an even flow.
 * {@code skew} is the exponent of Zipf's law for SKUs; buyers use the same.
 */
public record TrafficShape(
    String bizType,
    Instant start,
    double ratePerSecond,
    double burst,
    int warehouses,
    int skus,
    int buyers,
    double skew,
    double multiPackage,
    double structured,
    Shares shares) {

  /** The shares of what is not simply a new order. */
  public record Shares(double duplicates, double conflicts, double shortOfStock, double malformed) {
    public Shares {
      require(
          Math.min(Math.min(duplicates, conflicts), Math.min(shortOfStock, malformed)) >= 0
              && duplicates + conflicts + shortOfStock + malformed < 1,
          "shares are fractions and their sum is below 1");
    }
  }

  public TrafficShape {
    require(ratePerSecond > 0, "ratePerSecond is above 0");
    require(burst >= 1 && burst < 5, "burst is from 1 to below 5");
    require(warehouses >= 1 && skus >= 20 && buyers >= 1, "at least 1 warehouse, 20 SKUs, 1 buyer");
    require(skew > 0, "skew is above 0");
    require(multiPackage >= 0 && multiPackage <= 1, "multiPackage is a fraction");
    require(structured >= 0 && structured <= 1, "structured is a fraction");
  }

  /** Real traffic: 3 % duplicates, 0.5 % conflicts, 1 % short of stock, 0.5 % malformed. */
  public static TrafficShape realistic() {
    return new TrafficShape(
        "B2C",
        Instant.parse("2026-06-01T00:00:00Z"),
        200,
        3,
        4,
        2_000,
        50_000,
        1.05,
        0.12,
        0.02,
        new Shares(0.03, 0.005, 0.01, 0.005));
  }

  /** The same baskets, but only new, valid trades with ample stock. */
  public static TrafficShape validOnly() {
    return realistic().withShares(new Shares(0, 0, 0, 0));
  }

  public TrafficShape withShares(Shares other) {
    return new TrafficShape(
        bizType,
        start,
        ratePerSecond,
        burst,
        warehouses,
        skus,
        buyers,
        skew,
        multiPackage,
        structured,
        other);
  }

  /** The same trades on another clock. */
  public TrafficShape withSchedule(Instant otherStart, double otherRate, double otherBurst) {
    return new TrafficShape(
        bizType,
        otherStart,
        otherRate,
        otherBurst,
        warehouses,
        skus,
        buyers,
        skew,
        multiPackage,
        structured,
        shares);
  }

  ArrivalSchedule schedule() {
    return new ArrivalSchedule(ratePerSecond, burst);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("Traffic shape: " + rule);
    }
  }
}
