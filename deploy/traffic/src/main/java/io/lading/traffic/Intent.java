package io.lading.traffic;

/** What the pipeline ought to make of a message that arrives after all before it. */
public enum Intent {
  /** A new, valid trade with ample stock: an order. */
  CREATE,
  /**
   * A trade that was sent before, the same bytes or the same content encoded otherwise: nothing.
   */
  DUPLICATE,
  /** The dedup key of a trade that was sent before with other content: a rejection. */
  CONFLICT,
  /** A valid trade that wants more of a SKU than there is: a rejection. */
  SHORT,
  /** Cannot be acted on: a dead letter. */
  MALFORMED,
  /** Stock that arrives. */
  STOCK,
  /** Warehouses and couriers. */
  FLEET,
  /** Something that is said about an order, from its confirmation to its return. */
  LIFE
}
