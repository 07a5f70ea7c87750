package io.lading.core.reference;

import java.util.HashMap;
import java.util.Map;

/** Whether buyers may give back what they say (domain, "A buyer's return"). */
final class ReferenceReturns {

  private static final String DELIVERED = "DEL COM";

  /** Not cancelled, and not sent back to the buyer. */
  private static final String GIVEN_BACK =
      "PEN CON SHI WAC WOU CAC PIC OUT WIN DIN DEL COM REJ RTG";

  private ReferenceReturns() {}

  /** orders: by trade. */
  static boolean isPossible(Action.Create create, Map<String, ReferenceOrder> orders) {
    ReferenceOrder parent = orders.get(String.valueOf(create.parent()));
    if (parent == null || parent.isReverse() || parent.made.buyerId() != create.buyerId()) {
      return false;
    }
    var left = new HashMap<Long, Integer>();
    count(parent, DELIVERED, 1, left);
    for (ReferenceOrder order : orders.values()) {
      if (order.isReverse() && parent.made.trade().equals(order.made.parent())) {
        count(order, GIVEN_BACK, -1, left);
      }
    }
    for (Action.Parcel parcel : create.parcels()) {
      parcel.pieces().forEach((sku, n) -> left.merge(sku, -n, Integer::sum));
    }
    return left.values().stream().noneMatch(n -> n < 0);
  }

  private static void count(
      ReferenceOrder order, String standing, int sign, Map<Long, Integer> into) {
    order.parcels.stream()
        .filter(it -> it.isAny(standing))
        .forEach(it -> it.pieces.forEach((sku, n) -> into.merge(sku, sign * n, Integer::sum)));
  }
}
