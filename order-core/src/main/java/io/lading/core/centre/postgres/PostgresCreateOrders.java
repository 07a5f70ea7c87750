package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.RejectionCode;
import io.lading.core.create.CreateOrders;
import io.lading.core.create.Decisions;
import io.lading.core.create.FirstEvents;
import io.lading.core.create.NewOrder;
import io.lading.core.create.Returns;
import io.lading.core.create.Trade;
import io.lading.core.intake.Announcements;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Memo;
import io.lading.core.intake.Outcome;
import io.lading.core.postgres.Transactions;
import io.lading.core.stock.Allocation;
import io.lading.core.stock.StockKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Creates orders in one transaction per batch. Every such transaction takes its locks in one order
 * (positions, dedup rows, archived parents, states of the others, stock, identities; each sorted by
 * its key), so they wait for each other but never in a circle. A return brings its order back.
 * Without identities to write, stock comes last of all.
 */
final class PostgresCreateOrders implements CreateOrders {

  private final OrderCentre.Needs needs;
  private final OrderStatus status;
  private final Transactions transactions;
  private final FirstEvents firstEvents;
  private final Announcements announcements;

  /** {@code status}: that new orders have at once, PENDING or CONFIRMED. */
  PostgresCreateOrders(OrderCentre.Needs needs, OrderStatus status) {
    this.needs = needs;
    this.status = status;
    this.transactions = new Transactions(needs.database());
    this.firstEvents = new FirstEvents(needs.events());
    this.announcements = new Announcements(needs.events());
  }

  @Override
  public List<Outcome> create(Batch<OrderPaid> arrived) {
    // What PostgreSQL stores is what the events say: microseconds.
    Instant now = arrived.now().truncatedTo(ChronoUnit.MICROS);
    var batch = new Batch<>(arrived.entries(), arrived.moves(), now);
    List<Trade> trades = Trade.all(batch);
    Committed committed = Attempts.of(() -> attempt(batch, trades));
    if (committed.announced()) {
      needs.commits().committed();
    }
    return committed.outcomes();
  }

  private record Committed(List<Outcome> outcomes, boolean announced) {}

  private Committed attempt(Batch<OrderPaid> batch, List<Trade> trades) {
    if (!trades.isEmpty()) {
      needs.ids().prepare();
    }
    return transactions.run(transaction -> create(transaction, batch, trades));
  }

  private Committed create(Connection transaction, Batch<OrderPaid> batch, List<Trade> trades)
      throws SQLException {
    needs.positions().move(transaction, batch.moves());
    var docket = new Docket<>(batch, PostgresCreateOrders::needsMemory);
    docket.recall(IdentityRows.find(transaction, docket.identities()));
    var decisions = new Decisions(docket, trades, needs.ids());
    Set<Long> archivedParents = claim(transaction, decisions, docket, batch.now());
    StockForOrders stock = StockForOrders.of(transaction, decisions.demand());
    Map<StockKey, Long> pieces = decide(transaction, decisions, stock, batch.now());
    List<Memo> memos = memos(docket);
    if (!memos.isEmpty()) {
      stock.hold(pieces);
      docket.recall(IdentityRows.remember(transaction, memos, batch.now()));
    }
    RevivedOrders.bring(transaction, parents(decisions.created(), archivedParents));
    OrderRows.write(transaction, decisions.created(), status, batch.now());
    wake(transaction, decisions, batch.now());
    boolean announced = announce(transaction, batch, docket, decisions);
    needs.positions().tally(transaction, docket.tallies());
    take(stock.hold(pieces), pieces, batch.now());
    return new Committed(docket.outcomes(), announced);
  }

  /** From here on no other transaction decides the same trades. Returns parents in history. */
  private static Set<Long> claim(
      Connection transaction, Decisions decisions, Docket<OrderPaid> docket, Instant now)
      throws SQLException {
    decisions.known(TradeRows.claim(transaction, decisions.claims(), now));
    // One that held a claim before us may have refused the very same message.
    docket.recall(IdentityRows.find(transaction, decisions.claimedIdentities()));
    ParentRows.Parents parents = ParentRows.lock(transaction, decisions.parents());
    decisions.parents(new Returns(parents.all()));
    return parents.archived();
  }

  /** Those of the archived that are given back from. */
  private static Set<Long> parents(Collection<NewOrder> created, Set<Long> archived) {
    var parents = new TreeSet<Long>();
    for (NewOrder order : created) {
      Returns.parentId(order.trade().paid()).ifPresent(parents::add);
    }
    parents.retainAll(archived);
    return parents;
  }

  /** Returns what the created orders take from stock. */
  private static Map<StockKey, Long> decide(
      Connection transaction, Decisions decisions, StockForOrders stock, Instant now)
      throws SQLException {
    var allocation = new Allocation(stock.levels());
    decisions.decide(allocation);
    TradeRows.release(transaction, decisions.failedClaims());
    TradeRows.claimAgain(transaction, decisions.lateClaims(), now);
    return allocation.reserved();
  }

  private void take(LockedStock stock, Map<StockKey, Long> pieces, Instant now)
      throws SQLException {
    if (status == OrderStatus.CONFIRMED) {
      stock.deduct(pieces, now);
    } else {
      stock.reserve(pieces, now);
    }
  }

  /** What came too early for these orders. */
  private static void wake(Connection transaction, Decisions decisions, Instant now)
      throws SQLException {
    List<Trade> trades = decisions.created().stream().map(NewOrder::trade).toList();
    WokenRows.ofTrades(transaction, trades.stream().map(Trade::key).toList(), now);
    WokenRows.ofWaybills(
        transaction, trades.stream().flatMap(trade -> trade.waybills().stream()).toList(), now);
  }

  private static List<Memo> memos(Docket<OrderPaid> docket) {
    return docket.memos(PostgresCreateOrders::needsMemory).stream()
        .filter(memo -> !memo.byHttp() || !isAnsweredByTheDedupRow(memo.outcome()))
        .toList();
  }

  /**
   * A repeated request gets the same answer anyway; and a key that was used with the right content
   * before is not spoilt for it.
   */
  private static boolean isAnsweredByTheDedupRow(Outcome outcome) {
    return outcome instanceof Outcome.Rejected rejected
        && (rejected.rejection().code() == RejectionCode.CONFLICTING_DUPLICATE
            || rejected.rejection().code() == RejectionCode.CANCELLED_BEFORE_CREATION);
  }

  /** A created order's dedup row is its memory, and a duplicate is known by it. */
  private static boolean needsMemory(Outcome outcome) {
    return outcome instanceof Outcome.Rejected || outcome instanceof Outcome.DeadLettered;
  }

  private boolean announce(
      Connection transaction, Batch<OrderPaid> batch, Docket<OrderPaid> docket, Decisions decisions)
      throws SQLException {
    Iterator<NewOrder> created = decisions.created().iterator();
    List<OutgoingMessage> messages =
        new ArrayList<>(
            announcements.of(batch, docket, _ -> firstEvents.pending(created.next(), batch.now())));
    if (status == OrderStatus.CONFIRMED) {
      decisions.created().forEach(order -> messages.add(firstEvents.confirmed(order, batch.now())));
    }
    if (!messages.isEmpty()) {
      needs.outbox().append(transaction, messages);
    }
    return !messages.isEmpty();
  }
}
