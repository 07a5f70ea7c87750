package io.lading.core.reference;

import static io.lading.core.contract.RejectionCode.BELOW_RESERVED;
import static io.lading.core.contract.RejectionCode.CANCELLED_BEFORE_CREATION;
import static io.lading.core.contract.RejectionCode.CONFLICTING_DUPLICATE;
import static io.lading.core.contract.RejectionCode.INSUFFICIENT_STOCK;
import static io.lading.core.contract.RejectionCode.INVALID_RETURN;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.reference.Outcome.Result;
import io.lading.core.reference.Outcome.Settled;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceOrder.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole order centre as domain.md tells it, in memory, one action after the other, without any
 * thought of speed. Messages come from topics: nothing of HTTP is modelled.
 */
public final class ReferenceWorld {

  private final Map<String, ReferenceOrder> orders = new LinkedHashMap<>();
  private final Set<String> cancelledFirst = new HashSet<>();
  private final Set<String> known = new HashSet<>();
  private final List<Action> parked = new ArrayList<>();
  private final ReferenceStock stock = new ReferenceStock(orders.values());

  /** An order as it stands after an action. */
  public record OrderView(
      OrderStatus status,
      int statusVersion,
      int sequence,
      int version,
      Map<Action.Field, String> fields,
      List<ParcelView> parcels) {}

  /** at: as the table of standings has it; own: without what it has from the order. */
  public record ParcelView(
      String packageNo,
      OrderStatus status,
      OrderStatus at,
      int version,
      Map<Action.Field, String> own) {}

  /** Stock of a SKU in a warehouse. */
  public record StockView(long warehouseId, long skuId, long quantity, long reserved) {}

  /** What becomes of it; the world is as it is after that. */
  public Outcome apply(Action action) {
    if (action instanceof Action.Replay(Action again)) {
      return apply(again);
    }
    if (known.contains(action.id())) {
      return Outcome.nothing(Result.KNOWN);
    }
    Outcome outcome = isQueued(action) ? Outcome.nothing(Result.PARKED) : decide(action);
    if (outcome.result() != Result.IMPOSSIBLE) {
      known.add(action.id());
    }
    if (outcome.result() == Result.PARKED) {
      parked.add(action);
    }
    return outcome;
  }

  /** A change of fields does not overtake what waits for the same order. */
  private boolean isQueued(Action action) {
    return action instanceof Action.FieldUpdate update
        && orders.containsKey(update.trade())
        && parked.stream().anyMatch(it -> update.trade().equals(waitingFor(it)));
  }

  private static @Nullable String waitingFor(Action parked) {
    return switch (parked) {
      case Action.Report report -> report.trade();
      case Action.Cancel cancel -> cancel.trade();
      case Action.FieldUpdate update -> update.trade();
      default -> null;
    };
  }

  public Map<String, OrderView> orders() {
    var views = new LinkedHashMap<String, OrderView>();
    orders.forEach((trade, order) -> views.put(trade, view(order)));
    return views;
  }

  /** Null if there is no such order. */
  public @Nullable OrderView order(String trade) {
    ReferenceOrder order = orders.get(trade);
    return order == null ? null : view(order);
  }

  /** In no particular order. */
  public List<StockView> stock() {
    return stock.levels().entrySet().stream()
        .map(
            it ->
                new StockView(
                    it.getKey().warehouseId(),
                    it.getKey().skuId(),
                    it.getValue().quantity(),
                    it.getValue().reserved()))
        .toList();
  }

  /** Ids of the messages that wait for their order. */
  public List<String> parked() {
    return parked.stream().map(Action::id).toList();
  }

  private Outcome decide(Action action) {
    return switch (action) {
      case Action.Create create -> create(create);
      case Action.Report report ->
          there(report.trade(), Result.PARKED, order -> new ReferenceRules(order).report(report));
      case Action.Cancel cancel ->
          cancel.packageNo() == null
              ? cancelTrade(cancel.id(), cancel.trade(), cancel.occurredAt())
              : there(cancel.trade(), Result.PARKED, order -> cancel(order, cancel));
      case Action.TradeCancel cancel ->
          cancelTrade(cancel.id(), cancel.trade(), cancel.occurredAt());
      case Action.Answer answer ->
          there(
              answer.trade(), Result.IMPOSSIBLE, order -> new ReferenceRules(order).answer(answer));
      case Action.FieldUpdate update ->
          there(
              update.trade(),
              Result.IMPOSSIBLE,
              order -> new ReferenceFields(order, update).update());
      case Action.Checkpoint scan ->
          there(scan.trade(), Result.IMPOSSIBLE, order -> new ReferenceRules(order).scan(scan));
      case Action.AdjustStock adjustment -> adjust(adjustment);
      case Action.Replay(Action again) -> decide(again);
      case Action.RetryParked _ -> retry();
    };
  }

  private interface Deciding {
    Outcome of(ReferenceOrder order);
  }

  private Outcome there(String trade, Result otherwise, Deciding deciding) {
    ReferenceOrder order = orders.get(trade);
    return order == null ? Outcome.nothing(otherwise) : deciding.of(order);
  }

  private Outcome create(Action.Create create) {
    ReferenceOrder there = orders.get(create.trade());
    if (there != null) {
      return isSame(there.made, create)
          ? Outcome.nothing(Result.NO_OP)
          : Outcome.refused(CONFLICTING_DUPLICATE);
    }
    if (cancelledFirst.contains(create.trade())) {
      return Outcome.refused(CANCELLED_BEFORE_CREATION);
    }
    if (create.type() == OrderType.REVERSE && !ReferenceReturns.isPossible(create, orders)) {
      return Outcome.refused(INVALID_RETURN);
    }
    if (create.type() == OrderType.FORWARD && !stock.isEnough(create)) {
      return Outcome.refused(INSUFFICIENT_STOCK);
    }
    var order = new ReferenceOrder(create);
    orders.put(create.trade(), order);
    return Outcome.applied(List.of(order.created()), List.of());
  }

  private static boolean isSame(Action.Create one, Action.Create other) {
    return one.type() == other.type()
        && one.mode() == other.mode()
        && one.buyerId() == other.buyerId()
        && String.valueOf(one.parent()).equals(String.valueOf(other.parent()))
        && one.parcels().equals(other.parcels());
  }

  private Outcome cancelTrade(String id, String trade, Instant at) {
    ReferenceOrder order = orders.get(trade);
    if (order != null) {
      return new ReferenceRules(order).cancel(id, null, Saying.nothing(at));
    }
    return cancelledFirst.add(trade)
        ? Outcome.applied(List.of(), List.of())
        : Outcome.nothing(Result.NO_OP);
  }

  private static Outcome cancel(ReferenceOrder order, Action.Cancel cancel) {
    Saying saying = Saying.nothing(cancel.occurredAt());
    return new ReferenceRules(order).cancel(cancel.id(), cancel.packageNo(), saying);
  }

  private Outcome adjust(Action.AdjustStock adjustment) {
    var place = new ReferenceStock.Place(adjustment.warehouseId(), adjustment.skuId());
    ReferenceStock.Level level = stock.at(place);
    long wanted = wanted(adjustment, level.quantity());
    if (wanted == level.quantity()) {
      return Outcome.nothing(Result.NO_OP);
    }
    if (wanted < level.reserved()) {
      return Outcome.refused(BELOW_RESERVED);
    }
    stock.adjust(place, wanted - level.quantity());
    return Outcome.applied(List.of(), List.of());
  }

  private static long wanted(Action.AdjustStock adjustment, long quantity) {
    Long setTo = adjustment.setTo();
    Long delta = adjustment.delta();
    return setTo != null ? setTo : quantity + (delta == null ? 0 : delta);
  }

  private Outcome retry() {
    var settled = new ArrayList<Settled>();
    var told = new ArrayList<Told>();
    var lost = new ArrayList<String>();
    for (Action action : List.copyOf(parked)) {
      Outcome outcome = decide(action);
      if (outcome.result() != Result.PARKED) {
        parked.remove(action);
        settled.add(new Settled(action.id(), outcome.result(), outcome.code()));
        told.addAll(outcome.told());
        lost.addAll(outcome.lost());
      }
    }
    return new Outcome(Result.APPLIED, null, told, lost, settled);
  }

  private static OrderView view(ReferenceOrder order) {
    return new OrderView(
        order.status,
        order.statusVersion,
        order.sequence,
        order.version,
        Map.copyOf(order.fields),
        order.parcels.stream().map(it -> view(order, it)).toList());
  }

  private static ParcelView view(ReferenceOrder order, ReferenceParcel parcel) {
    return new ParcelView(
        parcel.packageNo,
        order.rules.status(parcel.shown()),
        order.rules.status(parcel.underneath()),
        parcel.version,
        Map.copyOf(parcel.own));
  }
}
