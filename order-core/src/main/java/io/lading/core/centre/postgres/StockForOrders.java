package io.lading.core.centre.postgres;

import io.lading.core.stock.StockKey;
import io.lading.core.stock.StockLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stock that the new orders of a batch are decided by. Everybody wants the same few rows, and
 * waits for whoever has locked them: as long as there is plenty for the whole batch, it is only
 * looked at, and locked when it is taken. Where there is not, it is locked before anything is
 * decided.
 */
final class StockForOrders {

  private final Connection transaction;
  private final Map<StockKey, StockLevel> seen;
  private @Nullable LockedStock locked;

  private StockForOrders(
      Connection transaction, Map<StockKey, StockLevel> seen, @Nullable LockedStock locked) {
    this.transaction = transaction;
    this.seen = seen;
    this.locked = locked;
  }

  /**
   * @param demand the most pieces that the batch may take
   */
  static StockForOrders of(Connection transaction, Map<StockKey, Long> demand) throws SQLException {
    Map<StockKey, StockLevel> seen = LockedStock.look(transaction, demand.keySet());
    if (suffices(seen, demand)) {
      return new StockForOrders(transaction, seen, null);
    }
    LockedStock locked = LockedStock.of(transaction, demand.keySet());
    return new StockForOrders(transaction, locked.levels(), locked);
  }

  /** What there is; if it is not locked, there was at least enough for the whole batch. */
  Map<StockKey, StockLevel> levels() {
    return seen;
  }

  /** The rows of which pieces are taken, locked: from here on nobody else takes them. */
  LockedStock hold(Map<StockKey, Long> pieces) throws SQLException {
    LockedStock held = locked;
    if (held == null) {
      held = LockedStock.of(transaction, pieces.keySet());
      if (!suffices(held.levels(), pieces)) {
        throw new Overtaken("others took what was there of " + pieces.keySet());
      }
      locked = held;
    }
    return held;
  }

  /** Of what cannot be counted there is never enough. */
  private static boolean suffices(Map<StockKey, StockLevel> there, Map<StockKey, Long> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            one -> suffices(there.getOrDefault(one.getKey(), StockLevel.NONE), one.getValue()));
  }

  private static boolean suffices(StockLevel there, long wanted) {
    return wanted < Long.MAX_VALUE && there.available() >= wanted;
  }
}
