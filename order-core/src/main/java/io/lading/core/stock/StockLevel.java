package io.lading.core.stock;

/** Pieces in stock and not yet deducted, and the part of them that orders hold. */
public record StockLevel(long quantity, long reserved) {

  public static final StockLevel NONE = new StockLevel(0, 0);

  public StockLevel {
    if (reserved < 0 || reserved > quantity) {
      throw new IllegalArgumentException(
          "reserved must be within 0 and quantity " + quantity + ", but is " + reserved);
    }
  }

  public long available() {
    return quantity - reserved;
  }
}
