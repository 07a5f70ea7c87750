package io.lading.bench.postgres;

import java.util.List;

/**
 * What Lading wrote for one update: the state row after it (in the order of the columns of the
 * history), its events, what it took out of the stock, and what it remembers.
 */
public record RecordedChange(
    long orderId,
    Row state,
    List<Row> events,
    List<RecordedOrder.Reserved> deducted,
    List<Row> identities,
    List<Row> completions) {}
