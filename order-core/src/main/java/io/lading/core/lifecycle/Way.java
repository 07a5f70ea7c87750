package io.lading.core.lifecycle;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.util.List;
import java.util.stream.Stream;

/** The milestones of a mode in their order: one way out, and its two ends. */
record Way(List<List<OrderStatus>> paths) {

  static Way of(FulfilmentMode mode) {
    List<OrderStatus> out = Transitions.wayOut(mode);
    return new Way(
        Transitions.ENDS.stream()
            .map(end -> Stream.concat(out.stream(), end.stream()).toList())
            .toList());
  }

  /** Whether some path leads over the first to the second. */
  boolean isBefore(OrderStatus first, OrderStatus second) {
    return paths.stream().anyMatch(path -> isBefore(path, first, second));
  }

  /** Whether who is {@code at} has passed the milestone, or is there. */
  boolean hasReached(OrderStatus at, OrderStatus milestone) {
    return at == milestone || isBefore(milestone, at);
  }

  /** Steps from the beginning; of what is on no path, less than of any that is. */
  int rank(OrderStatus status) {
    return paths.stream().mapToInt(path -> path.indexOf(status)).max().orElse(-1);
  }

  private static boolean isBefore(List<OrderStatus> path, OrderStatus first, OrderStatus second) {
    int from = path.indexOf(first);
    return from >= 0 && from < path.indexOf(second);
  }
}
