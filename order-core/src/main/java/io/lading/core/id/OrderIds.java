package io.lading.core.id;

/**
 * Makes the 64-bit ids of orders, packages and items: time stamp, the buyer's shard bits, worker,
 * counter. Unique over every worker and restart whatever the clock does. Safe for many threads.
 */
public interface OrderIds {

  /** An id in the shard of {@code buyerId}. Blocks while the worker's lease is being renewed. */
  long next(long buyerId);
}
