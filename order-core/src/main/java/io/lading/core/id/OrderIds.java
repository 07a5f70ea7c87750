package io.lading.core.id;

/**
 * Makes the 64-bit ids of orders: time stamp, the buyer's shard bits, worker, counter. Unique over
 * every worker and restart whatever the clock does. Safe for many threads.
 */
public interface OrderIds {

  /**
   * Makes sure of a lease, so that {@link #next} need not ask for one. To be called before a
   * transaction is begun: whoever waits in one for another connection may be waited for himself.
   */
  default void prepare() {}

  /** An id in the shard of {@code buyerId}. Blocks while the worker's lease is being renewed. */
  long next(long buyerId);
}
