package io.lading.tracking.stream;

/**
 * The events after {@code seen} up to {@code through} of an order, all of which are there.
 *
 * @param toTheEnd at this moment there is no further one without a gap
 */
public record Stretch(long orderId, int seen, int through, boolean toTheEnd) {

  public Stretch {
    if (seen < 0 || through <= seen) {
      throw new IllegalArgumentException(
          "there is nothing after %d up to %d of order %d".formatted(seen, through, orderId));
    }
  }

  int size() {
    return through - seen;
  }

  Stretch atMost(int events) {
    return size() <= events ? this : new Stretch(orderId, seen, seen + events, false);
  }
}
