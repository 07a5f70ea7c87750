package io.lading.core.create;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order that a return refers to, and the goods of it and of the returns that were made of it.
 */
public record Parent(OrderType type, long buyerId, List<Goods> goods) {

  /** Pieces of a SKU in packages of one status; type: of the order they are in. */
  public record Goods(OrderType type, OrderStatus status, long skuId, long pieces) {

    boolean areDelivered() {
      return type == OrderType.FORWARD
          && (status == OrderStatus.DELIVERED || status == OrderStatus.COMPLETED);
    }

    /** On their way back, or there; a return that was cancelled or went back itself is none. */
    boolean areReturned() {
      return type == OrderType.REVERSE
          && status != OrderStatus.CANCELLED
          && status != OrderStatus.RETURNED;
    }
  }

  boolean isDelivered() {
    return goods.stream().anyMatch(Goods::areDelivered);
  }

  /** Pieces of each SKU that were delivered and not yet returned. */
  Map<Long, Long> returnable() {
    var pieces = new HashMap<Long, Long>();
    for (Goods some : goods) {
      if (some.areDelivered()) {
        pieces.merge(some.skuId(), some.pieces(), Long::sum);
      } else if (some.areReturned()) {
        pieces.merge(some.skuId(), -some.pieces(), Long::sum);
      }
    }
    return pieces;
  }
}
