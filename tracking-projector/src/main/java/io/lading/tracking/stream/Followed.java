package io.lading.tracking.stream;

/**
 * A time line that somebody follows.
 *
 * @param seen the last event that he was handed
 * @param room how many more he can be handed
 */
public record Followed(long orderId, int seen, int room) {

  public Followed {
    if (seen < 0 || room < 1) {
      throw new IllegalArgumentException(
          "order %d followed from %d on with room for %d".formatted(orderId, seen, room));
    }
  }
}
