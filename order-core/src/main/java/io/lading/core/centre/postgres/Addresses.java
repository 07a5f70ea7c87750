package io.lading.core.centre.postgres;

import io.lading.core.change.Addressed;
import io.lading.core.change.Changing;
import io.lading.core.change.LiveOrder;
import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.Waybill;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which orders the messages of a batch concern, and these orders as they were read. archived: those
 * of them that were read in history. outcomes: of the messages that are not decided, by their
 * subscript. queued: those among them whose order is there.
 */
record Addresses(
    List<Addressed> messages,
    Map<Long, LiveOrder> orders,
    Set<Long> archived,
    Map<Integer, Outcome> outcomes,
    Set<Integer> queued) {

  /** A change of an order's fields. */
  record Change(Entry.Actionable<InputEvent> entry, long orderId) {}

  /** What becomes of messages that cannot be decided. */
  interface Undecided {

    /** Of one whose order is not there. */
    Outcome unknown(int index, Entry.Actionable<InputEvent> entry, Named named) throws SQLException;

    /** Those of these changes, by their subscripts, that have to wait behind older messages. */
    Set<Integer> queued(Map<Integer, Change> changes) throws SQLException;

    /** Of one that has to wait, and whose order is there. */
    Outcome behind(Entry.Actionable<InputEvent> entry);
  }

  /** Remembers cancels that came before their order; locks nothing else. */
  static Addresses of(
      Connection transaction,
      Batch<InputEvent> batch,
      Docket<InputEvent> docket,
      Undecided undecided)
      throws SQLException {
    var finding = new Finding(batch, open(batch, docket), undecided);
    finding.look(transaction);
    return finding.addresses();
  }

  private static Map<Integer, Entry.Actionable<InputEvent>> open(
      Batch<InputEvent> batch, Docket<InputEvent> docket) {
    var open = new LinkedHashMap<Integer, Entry.Actionable<InputEvent>>();
    for (int i = 0; i < batch.entries().size(); i++) {
      if (docket.isOpen(i)
          && batch.entries().get(i) instanceof Entry.Actionable<InputEvent> entry) {
        open.put(i, entry);
      }
    }
    return open;
  }

  private static final class Finding {

    private final Instant now;
    private final Map<Integer, Entry.Actionable<InputEvent>> open;
    private final Undecided undecided;
    private final Map<Integer, Named> named = new HashMap<>();
    private final Map<TradeKey, Optional<Long>> trades = new HashMap<>();
    private final Map<Waybill, ReferenceRows.Found> waybills = new HashMap<>();
    private final Map<Long, LiveOrder> orders = new HashMap<>();
    private final Set<Long> archived = new HashSet<>();
    private final Set<TradeKey> cancelledFirst = new HashSet<>();
    private final Set<Integer> queued = new HashSet<>();

    Finding(
        Batch<InputEvent> batch,
        Map<Integer, Entry.Actionable<InputEvent>> open,
        Undecided undecided) {
      this.now = batch.now();
      this.open = open;
      this.undecided = undecided;
      open.forEach((index, entry) -> named.put(index, Named.of(entry.event())));
    }

    void look(Connection transaction) throws SQLException {
      trades.putAll(ReferenceRows.trades(transaction, namedTrades()));
      rememberCancels(transaction);
      waybills.putAll(ReferenceRows.waybills(transaction, namedWaybills()));
      // Before the orders are read, so that what is not waited for any more is seen in them.
      queued.addAll(undecided.queued(changesOfFields()));
      readOrders(transaction, orderIds());
    }

    /** In history only what is not live: most messages never look there. */
    private void readOrders(Connection transaction, Set<Long> ids) throws SQLException {
      orders.putAll(LiveOrderRows.read(transaction, ids));
      ids.removeAll(orders.keySet());
      Map<Long, LiveOrder> old = ArchivedOrders.read(transaction, ids);
      archived.addAll(old.keySet());
      orders.putAll(old);
    }

    private Set<TradeKey> namedTrades() {
      var keys = new HashSet<TradeKey>();
      for (Named name : named.values()) {
        if (name instanceof Named.Trade trade) {
          keys.add(trade.key());
        }
      }
      return keys;
    }

    private Set<Waybill> namedWaybills() {
      var keys = new HashSet<Waybill>();
      for (Named name : named.values()) {
        if (name instanceof Named.Parcel parcel) {
          keys.add(parcel.waybill());
        }
      }
      return keys;
    }

    /** Whoever created such an order just now was faster, and it is the order that is cancelled. */
    private void rememberCancels(Connection transaction) throws SQLException {
      var early = new HashSet<TradeKey>();
      for (var entry : open.values()) {
        TradeKey cancelled = Named.cancelledTrade(entry.event());
        if (cancelled != null && !trades.containsKey(cancelled)) {
          early.add(cancelled);
        }
      }
      cancelledFirst.addAll(ReferenceRows.cancelFirst(transaction, early, now));
      early.removeAll(cancelledFirst);
      trades.putAll(ReferenceRows.trades(transaction, early));
      cancelledFirst.forEach(key -> trades.put(key, Optional.empty()));
    }

    private Map<Integer, Change> changesOfFields() {
      var changes = new LinkedHashMap<Integer, Change>();
      open.forEach(
          (index, entry) -> {
            Named name = named.get(index);
            Long id = name == null ? null : orderId(name);
            if (id != null && Changing.mayChangeFields(entry.event())) {
              changes.put(index, new Change(entry, id));
            }
          });
      return changes;
    }

    /** Sorted: orders that were made together lie together. */
    private Set<Long> orderIds() {
      var ids = new TreeSet<Long>();
      for (Named name : named.values()) {
        Long id = orderId(name);
        if (id != null) {
          ids.add(id);
        }
      }
      return ids;
    }

    private @Nullable Long orderId(Named name) {
      return switch (name) {
        case Named.Order order -> order.orderId();
        case Named.Trade trade -> trades.getOrDefault(trade.key(), Optional.empty()).orElse(null);
        case Named.Parcel parcel ->
            waybills.get(parcel.waybill()) instanceof ReferenceRows.Found found
                ? found.orderId()
                : null;
        case Named.Nothing _ -> null;
      };
    }

    Addresses addresses() throws SQLException {
      var messages = new ArrayList<Addressed>(open.size());
      var outcomes = new LinkedHashMap<Integer, Outcome>();
      for (var message : open.entrySet()) {
        int index = message.getKey();
        Addressed addressed = addressed(index, message.getValue());
        if (addressed == null) {
          queued.remove(index);
          outcomes.put(index, outcome(index, message.getValue()));
        } else if (queued.contains(index)) {
          outcomes.put(index, undecided.behind(message.getValue()));
        } else {
          messages.add(addressed);
        }
      }
      return new Addresses(messages, orders, archived, outcomes, queued);
    }

    private @Nullable Addressed addressed(int index, Entry.Actionable<InputEvent> entry) {
      Named name = named.get(index);
      Long orderId = name == null ? null : orderId(name);
      if (orderId == null || !orders.containsKey(orderId)) {
        return null;
      }
      Integer packageIndex =
          name instanceof Named.Parcel parcel
                  && waybills.get(parcel.waybill()) instanceof ReferenceRows.Found found
              ? found.packageIndex()
              : null;
      return new Addressed(index, entry, orderId, packageIndex, occurredAt(entry));
    }

    private Instant occurredAt(Entry.Actionable<InputEvent> entry) {
      Instant told =
          switch (entry.event()) {
            case StatusUpdate update -> update.occurredAt();
            case InterceptAnswered answer -> answer.occurredAt();
            case Checkpoint checkpoint -> checkpoint.occurredAt();
            default -> null;
          };
      return told == null ? entry.sentAt(now) : told.truncatedTo(ChronoUnit.MICROS);
    }

    /** The first cancel that came too early takes effect, the others say the same. */
    private Outcome outcome(int index, Entry.Actionable<InputEvent> entry) throws SQLException {
      TradeKey cancelled = Named.cancelledTrade(entry.event());
      if (cancelled != null && trades.get(cancelled) instanceof Optional<Long> o && o.isEmpty()) {
        return cancelledFirst.remove(cancelled)
            ? new Outcome.Applied(null)
            : new Outcome.NoOp(null, null);
      }
      return undecided.unknown(index, entry, Named.of(entry.event()));
    }
  }
}
