package io.lading.core.change;

import java.time.Duration;

/**
 * Time limits of the life cycle (domain, "The life cycle"). confirmWithin: how long a reservation
 * waits to be confirmed. answerWithin: how long an intercept waits for its answer until that is
 * announced. completeAfter: how long after its delivery an order is completed; zero: time alone
 * never completes one, also not later. page: the most orders or messages that a chore changes in
 * one transaction.
 */
public record LifeLimits(
    Duration confirmWithin,
    Duration answerWithin,
    Duration completeAfter,
    Parking parking,
    int page) {

  public LifeLimits {
    positive("confirmWithin", confirmWithin);
    positive("answerWithin", answerWithin);
    if (completeAfter.isNegative()) {
      throw new IllegalArgumentException("completeAfter must not be negative: " + completeAfter);
    }
    atLeastOne("page", page);
  }

  public static LifeLimits defaults() {
    return new LifeLimits(
        Duration.ofHours(24),
        Duration.ofHours(2),
        Duration.ofDays(10),
        new Parking(
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            new Room(100_000, 256L << 20, 8L << 20)),
        500);
  }

  public boolean completes() {
    return !completeAfter.isZero();
  }

  /**
   * How messages wait for an order that is not there: they are tried again after firstDelay, then
   * after twice the last delay each time, at most longestDelay, until they have waited atMost in
   * all.
   */
  public record Parking(Duration firstDelay, Duration longestDelay, Duration atMost, Room room) {

    public Parking {
      positive("firstDelay", firstDelay);
      positive("longestDelay", longestDelay);
      positive("atMost", atMost);
    }

    /** Until the next attempt, after so many. */
    public Duration delayAfter(int attempts) {
      Duration delay = firstDelay;
      for (int i = 1; i < attempts && delay.compareTo(longestDelay) < 0; i++) {
        delay = delay.multipliedBy(2);
      }
      return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
  }

  /**
   * So many messages may wait for their order, and so many bytes of them; beyond that they end at
   * once. inHand: so many bytes of them are read at a time, but one message at least.
   */
  public record Room(int messages, long bytes, long inHand) {

    public Room {
      atLeastOne("messages", messages);
      atLeastOne("bytes", bytes);
      atLeastOne("inHand", inHand);
    }
  }

  private static void positive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + duration);
    }
  }

  private static void atLeastOne(String name, long count) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + count);
    }
  }
}
