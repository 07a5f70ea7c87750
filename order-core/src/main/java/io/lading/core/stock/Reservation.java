package io.lading.core.stock;

import io.lading.core.contract.ShortSku;
import java.util.List;

/** Whether a demand was served: all of it or nothing. */
public sealed interface Reservation {

  record Reserved() implements Reservation {}

  /** Nothing was reserved; each SKU that was short, in the order of the demand. */
  record Short(List<ShortSku> skus) implements Reservation {}
}
