package io.lading.core.create;

/** An order that was decided to exist. Its packages and items are numbered within it, from one. */
public record NewOrder(long id, Trade trade) {

  public static long packageId(int packageIndex) {
    return packageIndex + 1L;
  }

  public static long itemId(int itemIndex) {
    return itemIndex + 1L;
  }
}
