package io.lading.tracking.operations;

import io.lading.core.contract.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How far the projection has come.
 *
 * @param orders by status; a status without orders may be absent
 * @param events records of the status topic that were consumed, ever
 * @param asOf when it was counted, by the clock of the database
 */
public record Projected(Map<OrderStatus, Long> orders, long events, Instant asOf) {

  public Projected {
    orders = Map.copyOf(orders);
  }

  /** What has changed since, by second. Empty if it makes no sense: something was set back. */
  Figure<Rates> since(Projected before) {
    double seconds = Duration.between(before.asOf, asOf).toNanos() / 1e9;
    long moreEvents = events - before.events;
    long moreOrders = total() - before.total();
    if (seconds <= 0 || moreEvents < 0 || moreOrders < 0) {
      return new Figure.Unknown<>(Figure.Reason.ONE_LOOK, "a counter was set back");
    }
    return new Figure.Known<>(new Rates(moreEvents / seconds, moreOrders / seconds, seconds));
  }

  private long total() {
    return orders.values().stream().mapToLong(Long::longValue).sum();
  }
}
