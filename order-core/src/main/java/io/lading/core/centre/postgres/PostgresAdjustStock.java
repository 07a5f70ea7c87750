package io.lading.core.centre.postgres;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.Announcements;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.RequestContent;
import io.lading.core.model.Identity;
import io.lading.core.postgres.Transactions;
import io.lading.core.stock.AdjustStock;
import io.lading.core.stock.Adjusting;
import io.lading.core.stock.Adjustment;
import io.lading.core.stock.AdjustmentOutcome;
import io.lading.core.stock.StockKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adjusts stock in one transaction per batch, with one row update per SKU. Locks are taken in the
 * creator's order: positions, then missing rows of stock made, then rows of stock locked, then
 * identities; each sorted by its key.
 */
final class PostgresAdjustStock implements AdjustStock {

  private static final String SERIALIZATION_FAILURE = "40001";

  private final OrderCentre.Needs needs;
  private final Transactions transactions;
  private final Announcements announcements;

  PostgresAdjustStock(OrderCentre.Needs needs) {
    this.needs = needs;
    this.transactions = new Transactions(needs.database());
    this.announcements = new Announcements(needs.events());
  }

  @Override
  public List<Outcome> adjust(Batch<InventoryAdjusted> arrived) {
    var batch =
        new Batch<>(
            arrived.entries(), arrived.moves(), arrived.now().truncatedTo(ChronoUnit.MICROS));
    Committed committed = transactions.run(transaction -> adjust(transaction, batch));
    if (committed.announced()) {
      needs.commits().committed();
    }
    return committed.outcomes();
  }

  private record Committed(List<Outcome> outcomes, boolean announced) {}

  /** An adjustment of the batch, and its subscript there. */
  private record Open(int index, Entry.Actionable<InventoryAdjusted> entry) {
    InventoryAdjusted event() {
      return entry.event();
    }

    StockKey key() {
      return new StockKey(event().warehouseId(), event().skuId());
    }

    Identity identity() {
      if (entry.identity() == null) {
        throw new InvariantBroken("an adjustment of stock has no identity: " + event());
      }
      return entry.identity();
    }
  }

  private Committed adjust(Connection transaction, Batch<InventoryAdjusted> batch)
      throws SQLException {
    needs.positions().move(transaction, batch.moves());
    var docket = new Docket<>(batch, _ -> true);
    recall(transaction, docket, docket.identities());
    apply(transaction, batch, docket);
    docket.recall(
        IdentityRows.remember(
            transaction, docket.memos(PostgresAdjustStock::needsMemory), batch.now()));
    boolean announced = announce(transaction, batch, docket);
    needs.positions().tally(transaction, docket.tallies());
    return new Committed(docket.outcomes(), announced);
  }

  private static void recall(
      Connection transaction, Docket<InventoryAdjusted> docket, List<Identity> identities)
      throws SQLException {
    docket.recall(IdentityRows.find(transaction, identities));
    docket.recall(AdjustmentRows.find(transaction, identities));
  }

  private static void apply(
      Connection transaction, Batch<InventoryAdjusted> batch, Docket<InventoryAdjusted> docket)
      throws SQLException {
    List<Open> open = open(batch, docket);
    List<Open> additions = open.stream().filter(o -> Adjusting.mayAdd(o.event())).toList();
    LockedStock.open(transaction, keys(additions), batch.now());
    LockedStock stock = LockedStock.of(transaction, keys(open));
    var adjusting = new Adjusting(stock.levels());
    // One that held these rows before us may have applied the very same message.
    recall(transaction, docket, open.stream().map(Open::identity).toList());
    List<AdjustmentRows.Applied> applied = decide(open(batch, docket), docket, adjusting);
    stock.setQuantity(adjusting.quantities(), batch.now());
    if (AdjustmentRows.add(transaction, applied, batch.now()) != applied.size()) {
      throw new SQLTransactionRollbackException(
          "an identity was used at the same time for another SKU", SERIALIZATION_FAILURE);
    }
  }

  private static List<AdjustmentRows.Applied> decide(
      List<Open> open, Docket<InventoryAdjusted> docket, Adjusting adjusting) {
    var applied = new ArrayList<AdjustmentRows.Applied>();
    for (Open adjustment : open) {
      // One of the same identity may have been decided just now, and stands for this one too.
      if (!docket.isOpen(adjustment.index())) {
        continue;
      }
      Adjustment ruling = adjusting.apply(adjustment.event());
      docket.settle(adjustment.index(), AdjustmentOutcome.of(adjustment.entry(), ruling));
      if (ruling instanceof Adjustment.Adjusted adjusted) {
        applied.add(
            new AdjustmentRows.Applied(
                adjustment.identity(),
                adjustment.key(),
                adjusted.delta(),
                adjusted.quantityAfter(),
                adjustment.event().reason(),
                RequestContent.of(adjustment.entry())));
      }
    }
    return applied;
  }

  private static List<Open> open(Batch<InventoryAdjusted> batch, Docket<InventoryAdjusted> docket) {
    var open = new ArrayList<Open>();
    for (int i = 0; i < batch.entries().size(); i++) {
      if (docket.isOpen(i)
          && batch.entries().get(i) instanceof Entry.Actionable<InventoryAdjusted> entry) {
        open.add(new Open(i, entry));
      }
    }
    return open;
  }

  private static Set<StockKey> keys(List<Open> adjustments) {
    return adjustments.stream().map(Open::key).collect(Collectors.toSet());
  }

  /** An applied adjustment has a row of its own, which is its memory. */
  private static boolean needsMemory(Outcome outcome) {
    return !(outcome instanceof Outcome.Applied);
  }

  private boolean announce(
      Connection transaction, Batch<InventoryAdjusted> batch, Docket<InventoryAdjusted> docket)
      throws SQLException {
    List<OutgoingMessage> messages = announcements.of(batch, docket, _ -> null);
    if (!messages.isEmpty()) {
      needs.outbox().append(transaction, messages);
    }
    return !messages.isEmpty();
  }
}
