package io.lading.tracking.timeline;

import java.util.Optional;

/** Answers what is known of an order. Each answer is one consistent snapshot. */
public interface Timelines {

  /**
   * At most {@code limit} entries with a sequence above {@code after}; empty if nothing was ever
   * seen of the order.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Optional<OrderTimeline> find(long orderId, int after, int limit);

  /**
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Attention attention();
}
