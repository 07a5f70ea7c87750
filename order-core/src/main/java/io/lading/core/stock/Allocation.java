package io.lading.core.stock;

import io.lading.core.contract.ShortSku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves demands from stock in the order they come (domain, "Stock"): all items of an order or
 * none; one that is short takes nothing from the next. A SKU without a level has no stock.
 */
public final class Allocation {

  private final Map<StockKey, Shelf> shelves = new HashMap<>();

  public Allocation(Map<StockKey, StockLevel> levels) {
    levels.forEach((key, level) -> shelves.put(key, new Shelf(level.available())));
  }

  public Reservation reserve(Demand demand) {
    List<ShortSku> missing = missing(demand);
    if (!missing.isEmpty()) {
      return new Reservation.Short(missing);
    }
    demand.pieces().forEach((key, wanted) -> shelf(key).take(wanted));
    return new Reservation.Reserved();
  }

  /** Pieces newly reserved, of the SKUs of which any were. */
  public Map<StockKey, Long> reserved() {
    var reserved = new HashMap<StockKey, Long>();
    shelves.forEach(
        (key, shelf) -> {
          if (shelf.taken > 0) {
            reserved.put(key, shelf.taken);
          }
        });
    return reserved;
  }

  private List<ShortSku> missing(Demand demand) {
    List<ShortSku> missing = List.of();
    for (var line : demand.pieces().entrySet()) {
      Shelf shelf = shelf(line.getKey());
      if (line.getValue() > shelf.available) {
        missing = missing.isEmpty() ? new ArrayList<>() : missing;
        missing.add(shelf.shortOf(line.getKey(), line.getValue()));
      }
    }
    return missing;
  }

  private Shelf shelf(StockKey key) {
    Shelf shelf = shelves.get(key);
    return shelf == null ? Shelf.EMPTY : shelf;
  }

  /** What is left of one SKU and what was taken of it. The empty one is never taken from. */
  private static final class Shelf {
    static final Shelf EMPTY = new Shelf(0);

    private long available;
    private long taken;

    Shelf(long available) {
      this.available = available;
    }

    void take(long wanted) {
      available -= wanted;
      taken += wanted;
    }

    ShortSku shortOf(StockKey key, long wanted) {
      return new ShortSku(key.warehouseId(), key.skuId(), wanted, available);
    }
  }
}
