package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.ChangedOrder.StockMove;
import io.lading.core.contract.OrderType;
import io.lading.core.create.NewOrder;
import io.lading.core.stock.StockChange;
import io.lading.core.stock.StockKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves the stock of packages that go over from one holding to another: summed per SKU and
 * warehouse, one row update each.
 */
final class PackagePieces {

  private static final String READ =
      """
      SELECT i.order_id, i.package_id, i.sku_id, sum(i.item_num)
      FROM logistics_order_item i
      WHERE i.order_id = ANY (?)
      GROUP BY i.order_id, i.package_id, i.sku_id
      """;

  private record Place(long orderId, long packageId) {}

  private record Way(long warehouseId, StockMove move) {}

  private PackagePieces() {}

  /** To be called before any row of stock is locked in the transaction. */
  static void move(Connection transaction, List<ChangedOrder> changed, Instant now)
      throws SQLException {
    Map<StockKey, StockChange> changes = read(transaction, ways(changed));
    LockedStock.open(transaction, restocked(changed, changes), now);
    LockedStock.of(transaction, changes.keySet()).change(changes, now);
  }

  private static Map<Place, Way> ways(List<ChangedOrder> changed) {
    var ways = new HashMap<Place, Way>();
    for (ChangedOrder order : changed) {
      for (StockMove move : order.stockMoves()) {
        int index = move.packageIndex();
        ways.put(
            new Place(order.after().facts().orderId(), NewOrder.packageId(index)),
            new Way(order.after().parcels().get(index).warehouseId(), move));
      }
    }
    return ways;
  }

  private static Map<StockKey, StockChange> read(Connection transaction, Map<Place, Way> ways)
      throws SQLException {
    var changes = new HashMap<StockKey, StockChange>();
    if (ways.isEmpty()) {
      return changes;
    }
    try (PreparedStatement read = transaction.prepareStatement(READ)) {
      List<Long> orders = ways.keySet().stream().map(Place::orderId).distinct().toList();
      new Arguments(read).numbers(orders, Long::longValue);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          Way way = ways.get(new Place(row.getLong(1), row.getLong(2)));
          if (way != null) {
            changes.merge(
                new StockKey(way.warehouseId(), row.getLong(3)),
                change(way.move(), row.getLong(4)),
                StockChange::plus);
          }
        }
      }
    }
    changes.values().removeIf(StockChange::isNothing);
    return changes;
  }

  private static StockChange change(StockMove move, long pieces) {
    return new StockChange(
        pieces * move.before().quantityTo(move.after()),
        pieces * move.before().reservedTo(move.after()));
  }

  /** What comes back from a buyer may never have been in stock there. */
  private static Set<StockKey> restocked(
      List<ChangedOrder> changed, Map<StockKey, StockChange> changes) {
    boolean anyReturn =
        changed.stream().anyMatch(order -> order.after().facts().orderType() == OrderType.REVERSE);
    return anyReturn ? new HashSet<>(changes.keySet()) : Set.of();
  }
}
