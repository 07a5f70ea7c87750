package io.lading.bench;

import io.lading.bench.postgres.RecordedChanges;
import io.lading.bench.postgres.RecordedOrders;
import java.util.List;

/**
 * The orders as Lading made them, in the order of their trades, and what it wrote while they lived.
 */
record RecordedLives(List<CreatedOrder> created, RecordedOrders orders, RecordedChanges changes) {}
