package io.lading.core.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Stock counted anew each time it is asked for: what was adjusted, and what the packages of all
 * orders have done to it.
 */
final class ReferenceStock {

  /** A SKU in a warehouse. */
  record Place(long warehouseId, long skuId) {}

  record Level(long quantity, long reserved) {
    static final Level NONE = new Level(0, 0);

    long available() {
      return quantity - reserved;
    }

    Level plus(long more, long moreReserved) {
      return new Level(quantity + more, reserved + moreReserved);
    }
  }

  private final Map<Place, Long> adjusted = new HashMap<>();
  private final Collection<ReferenceOrder> orders;

  ReferenceStock(Collection<ReferenceOrder> orders) {
    this.orders = orders;
  }

  void adjust(Place place, long delta) {
    adjusted.merge(place, delta, Long::sum);
  }

  Level at(Place place) {
    return levels().getOrDefault(place, Level.NONE);
  }

  boolean isEnough(Action.Create create) {
    Map<Place, Long> demand = new HashMap<>();
    for (Action.Parcel parcel : create.parcels()) {
      parcel
          .pieces()
          .forEach(
              (sku, n) -> demand.merge(new Place(parcel.warehouseId(), sku), (long) n, Long::sum));
    }
    Map<Place, Level> levels = levels();
    return demand.entrySet().stream()
        .allMatch(it -> levels.getOrDefault(it.getKey(), Level.NONE).available() >= it.getValue());
  }

  Map<Place, Level> levels() {
    Map<Place, Level> levels = new HashMap<>();
    adjusted.forEach((place, quantity) -> levels.put(place, new Level(quantity, 0)));
    for (ReferenceOrder order : orders) {
      for (ReferenceParcel parcel : order.parcels) {
        parcel.pieces.forEach(
            (sku, n) ->
                levels.compute(
                    new Place(parcel.warehouseId, sku),
                    (_, level) -> after(order, parcel, n, level == null ? Level.NONE : level)));
      }
    }
    return levels;
  }

  private static Level after(
      ReferenceOrder order, ReferenceParcel parcel, int pieces, Level level) {
    if (order.isReverse()) {
      return parcel.isAny("DEL COM") ? level.plus(pieces, 0) : level;
    }
    if (parcel.isAny("PEN")) {
      return level.plus(0, pieces);
    }
    return parcel.isAny("CAN RTD") ? level : level.plus(-pieces, 0);
  }
}
