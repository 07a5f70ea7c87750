package io.lading.core.stock;

/** What became of one adjustment of a SKU. */
public sealed interface Adjustment {

  /** {@code delta}: the change, in pieces; never zero. */
  record Adjusted(long delta, long quantityAfter) implements Adjustment {}

  /** The quantity is what it shall be. */
  record Unchanged() implements Adjustment {}

  /** Reserved goods would be taken, or goods that are not there. */
  record BelowReserved(StockLevel level) implements Adjustment {}

  /** There would be more pieces than 64 bits can count. */
  record Uncountable(StockLevel level) implements Adjustment {}
}
