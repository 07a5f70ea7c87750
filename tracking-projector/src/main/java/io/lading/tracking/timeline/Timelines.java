package io.lading.tracking.timeline;

import java.util.Optional;

/** Answers what is known of an order. Each answer is one consistent snapshot. */
public interface Timelines {

  /**
   * Empty if nothing was ever seen of the order.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Optional<OrderTimeline> find(TimelineQuestion question);

  /**
   * Only what is known of it, without its entries: cheap. Empty if nothing was ever seen of it.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Optional<OrderHead> head(long orderId);

  /**
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Attention attention();
}
