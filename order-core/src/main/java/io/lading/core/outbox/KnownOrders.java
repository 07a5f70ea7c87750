package io.lading.core.outbox;

import java.util.Collection;
import java.util.Map;

/** What the database knows of orders that were announced. */
public interface KnownOrders {

  /** The latest sequence of each order that exists, live or archived. */
  Map<Long, Integer> latestSequences(Collection<Long> orderIds);

  /** Which cluster answers, and on which time line: for messages to people. */
  Cluster cluster();

  record Cluster(long systemIdentifier, int timeline) {}
}
