package io.lading.core.snapshot;

import io.lading.core.contract.OrderSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Orders as they are now; who was erased is not among them.
 *
 * <p>Each method throws {@link io.lading.core.intake.StorageUnavailable} if the database cannot be
 * asked.
 */
public interface PresentOrders {

  /** Those of the ids that are there, all as of one moment. */
  List<OrderSnapshot> read(Collection<Long> orderIds);

  /** The sequences of those of the ids that are there. */
  Map<Long, Integer> sequences(Collection<Long> orderIds);

  /** Ids above {@code after} up to {@code upTo}, in order; of those who were erased too. */
  List<Long> ids(long after, long upTo, int atMost);
}
