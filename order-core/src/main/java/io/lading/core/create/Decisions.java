package io.lading.core.create;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.TradeKey;
import io.lading.core.id.OrderIds;
import io.lading.core.intake.Docket;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.model.CanonicalContent;
import io.lading.core.model.Identity;
import io.lading.core.stock.Allocation;
import io.lading.core.stock.Reservation;
import io.lading.core.stock.StockKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides the trades of a batch, in the order they arrived, by what is known of them, by the stock
 * that is there, and by each other: a trade that is short leaves its key to a later one of the same
 * batch. Knows no database; not safe for use by many threads.
 */
public final class Decisions {

  private final Docket<OrderPaid> docket;
  private final List<Trade> trades;
  private final OrderIds ids;
  private final Map<TradeKey, Claim> claims = new LinkedHashMap<>();
  private final Map<TradeKey, KnownTrade> known = new HashMap<>();
  private final Map<TradeKey, NewOrder> created = new LinkedHashMap<>();
  private Returns returns = new Returns(Map.of());

  public Decisions(Docket<OrderPaid> docket, List<Trade> trades, OrderIds ids) {
    this.docket = docket;
    this.trades = trades;
    this.ids = ids;
  }

  /** For each key that is still open, the first trade that wants it, and an order id for it. */
  public Collection<Claim> claims() {
    for (Trade trade : open()) {
      if (!claims.containsKey(trade.key())) {
        claims.put(trade.key(), new Claim(trade, ids.next(trade.paid().buyerId())));
      }
    }
    return claims.values();
  }

  /** These of the claimed keys were taken before, in other transactions. */
  public void known(Map<TradeKey, KnownTrade> others) {
    known.putAll(others);
    claims.keySet().removeAll(others.keySet());
  }

  /** Under which the trades of the claims that are left came, if under any. */
  public List<Identity> claimedIdentities() {
    var identities = new ArrayList<Identity>();
    for (Trade trade : undecided()) {
      if (trade.entry().identity() != null) {
        identities.add(trade.entry().identity());
      }
    }
    return identities;
  }

  /** The orders that returns of this batch refer to. */
  public Set<Long> parents() {
    var parents = new HashSet<Long>();
    for (Trade trade : undecided()) {
      Returns.parentId(trade.paid()).ifPresent(parents::add);
    }
    return parents;
  }

  /** By those of the parents that exist. */
  public void parents(Returns returns) {
    this.returns = returns;
  }

  /** The most that this batch may reserve: known before any stock is locked. */
  public Map<StockKey, Long> demand() {
    var demand = new HashMap<StockKey, Long>();
    for (Trade trade : undecided()) {
      trade.demand().pieces().forEach((key, pieces) -> demand.merge(key, pieces, Decisions::sum));
    }
    return demand;
  }

  private static long sum(long some, long more) {
    return some > Long.MAX_VALUE - more ? Long.MAX_VALUE : some + more;
  }

  public void decide(Allocation stock) {
    for (Trade trade : trades) {
      // Asked for each in its turn: what the earlier ones end in may answer it.
      if (docket.isOpen(trade.index())) {
        docket.settle(trade.index(), decide(trade, stock));
      }
    }
  }

  private Outcome decide(Trade trade, Allocation stock) {
    return switch (known.get(trade.key())) {
      case null -> serve(trade, stock);
      case KnownTrade.CancelledFirst _ -> Refusals.cancelledBeforeCreation(trade);
      case KnownTrade.Ordered order when Arrays.equals(order.hash(), hash(trade, order)) ->
          new Outcome.NoOp(order.orderId(), null);
      case KnownTrade.Ordered order -> Refusals.conflictingDuplicate(trade, order.orderId());
    };
  }

  /** Hashes of different versions say nothing about each other. */
  private static byte[] hash(Trade trade, KnownTrade.Ordered order) {
    return order.hashVersion() == CanonicalContent.VERSION
        ? trade.hash()
        : CanonicalContent.hash(trade.paid(), order.hashVersion())
            .orElseThrow(
                () ->
                    new InvariantBroken(
                        "the content of trade %s was hashed by version %d, which only a later release knows: upgrade"
                            .formatted(trade.key(), order.hashVersion())));
  }

  private Outcome serve(Trade trade, Allocation stock) {
    return trade.paid().orderType() == OrderType.REVERSE
        ? switch (returns.take(trade.paid())) {
          case ReturnRuling.Valid _ -> create(trade);
          case ReturnRuling.Invalid invalid -> Refusals.invalidReturn(trade, invalid);
        }
        : switch (stock.reserve(trade.demand())) {
          case Reservation.Reserved _ -> create(trade);
          case Reservation.Short(var skus) -> Refusals.insufficientStock(trade, skus);
        };
  }

  private Outcome create(Trade trade) {
    long id = orderId(trade);
    created.put(trade.key(), new NewOrder(id, trade));
    known.put(trade.key(), new KnownTrade.Ordered(id, trade.hash(), CanonicalContent.VERSION));
    return new Outcome.Applied(id);
  }

  private long orderId(Trade trade) {
    Claim claim = claims.get(trade.key());
    return claim != null && claim.trade() == trade
        ? claim.orderId()
        : ids.next(trade.paid().buyerId());
  }

  /** In the order they arrived. */
  public Collection<NewOrder> created() {
    return created.values();
  }

  /** Claims that did not become the order they were made for: their rows must go. */
  public List<Claim> failedClaims() {
    return claims.values().stream().filter(claim -> !isKept(claim)).toList();
  }

  /** Claims of orders whose key was first claimed for another trade of the batch. */
  public List<Claim> lateClaims() {
    return created.values().stream()
        .map(order -> new Claim(order.trade(), order.id()))
        .filter(claim -> !claim.equals(claims.get(claim.trade().key())))
        .toList();
  }

  private boolean isKept(Claim claim) {
    NewOrder order = created.get(claim.trade().key());
    return order != null && order.id() == claim.orderId();
  }

  private List<Trade> open() {
    return trades.stream().filter(trade -> docket.isOpen(trade.index())).toList();
  }

  /** Open, and not answered by what is already known of their keys. */
  private List<Trade> undecided() {
    return open().stream().filter(trade -> !known.containsKey(trade.key())).toList();
  }
}
