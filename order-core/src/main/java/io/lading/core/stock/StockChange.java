package io.lading.core.stock;

/** By how many pieces the quantity of a SKU changes, and by how many what is reserved of it. */
public record StockChange(long quantity, long reserved) {

  public StockChange plus(StockChange other) {
    return new StockChange(
        Math.addExact(quantity, other.quantity), Math.addExact(reserved, other.reserved));
  }

  public boolean isNothing() {
    return quantity == 0 && reserved == 0;
  }
}
