package io.lading.core.centre.postgres;

import io.lading.core.change.Addressed;
import io.lading.core.change.ChangedOrder;
import io.lading.core.change.Changing;
import io.lading.core.change.FieldsAfter;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.LiveOrder;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Docket;
import io.lading.core.postgres.Shelf;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides messages on the orders they concern, and writes what changes: compared before anything is
 * locked, locked in one order, compared again. What changes nothing is neither locked nor written;
 * and an archived order that changes is brought back first, as if it had never been away.
 */
final class OrderChanges {

  /** The outcomes, and the orders that are not as they were; their state rows are locked. */
  record Decided(
      Docket<InputEvent> docket,
      List<ChangedOrder> changed,
      Map<Long, LiveOrderRows.Locked> locked,
      Map<Long, FieldsAfter> fieldsBefore) {}

  /** What else is written because of the changes. */
  @FunctionalInterface
  interface Rest<R> {
    R of(Consequences consequences) throws SQLException;
  }

  private final Connection transaction;
  private final Instant now;

  OrderChanges(Connection transaction, Instant now) {
    this.transaction = transaction;
    this.now = now;
  }

  /**
   * Under the locks of what changes.
   *
   * @param dockets a new one for each attempt, with everything settled that is known before
   */
  Decided decide(Addresses addresses, Supplier<Docket<InputEvent>> dockets) throws SQLException {
    var orders = new HashMap<>(addresses.orders());
    var fields = new HashMap<>(fields(addresses));
    Docket<InputEvent> docket = dockets.get();
    Set<Long> archived = addresses.archived();
    List<ChangedOrder> changed = fold(addresses, docket, orders, fields, archived);
    RevivedOrders.bring(transaction, common(ids(changed), archived));
    Map<Long, LiveOrderRows.Locked> locked = LiveOrderRows.lock(transaction, ids(changed));
    if (areAsTheyWereRead(changed, locked)) {
      return new Decided(docket, changed, locked, fields);
    }
    orders.putAll(LiveOrderRows.read(transaction, locked.keySet()));
    Set<Long> again = common(locked.keySet(), fields.keySet());
    Set<Long> itemsOf = ordersOf(addresses.messages(), Changing::mayChangeItems);
    fields.putAll(fields(again, common(again, itemsOf), Shelf.LIVE));
    Docket<InputEvent> anew = dockets.get();
    List<ChangedOrder> changedAnew =
        fold(addresses, anew, orders, fields, without(archived, locked.keySet()));
    if (!areAsTheyWereRead(changedAnew, locked)) {
      throw new Overtaken("an order that is not locked has to change: " + ids(changedAnew));
    }
    return new Decided(anew, changedAnew, locked, fields);
  }

  private Map<Long, FieldsAfter> fields(Addresses addresses) throws SQLException {
    Set<Long> of = ordersOf(addresses.messages(), Changing::mayChangeFields);
    Set<Long> items = ordersOf(addresses.messages(), Changing::mayChangeItems);
    Set<Long> archived = addresses.archived();
    var fields = new HashMap<>(fields(without(of, archived), without(items, archived), Shelf.LIVE));
    fields.putAll(fields(common(of, archived), common(items, archived), Shelf.HISTORY));
    demandWhole(of, items, addresses.orders(), fields);
    return fields;
  }

  private Map<Long, FieldsAfter> fields(Set<Long> of, Set<Long> items, Shelf shelf)
      throws SQLException {
    return ItemRows.read(transaction, FieldRows.read(transaction, of, shelf), items, shelf);
  }

  /** An order that was moved while it was read is not whole. */
  private static void demandWhole(
      Set<Long> of, Set<Long> items, Map<Long, LiveOrder> orders, Map<Long, FieldsAfter> fields) {
    for (long id : of) {
      LiveOrder order = orders.get(id);
      boolean whole =
          order != null
              && fields.get(id) instanceof FieldsAfter(var _, var parcels, var things)
              && parcels.size() == order.parcels().size()
              && !(items.contains(id) && things.isEmpty());
      if (!whole) {
        throw new Overtaken("an order was moved while it was read: " + id);
      }
    }
  }

  private static Set<Long> ordersOf(List<Addressed> messages, Predicate<InputEvent> which) {
    var ids = new HashSet<Long>();
    for (Addressed message : messages) {
      if (which.test(message.entry().event())) {
        ids.add(message.orderId());
      }
    }
    return ids;
  }

  private List<ChangedOrder> fold(
      Addresses addresses,
      Docket<InputEvent> docket,
      Map<Long, LiveOrder> orders,
      Map<Long, FieldsAfter> fields,
      Set<Long> archived) {
    var changing = new Changing(docket, orders, fields, archived, now);
    changing.decide(addresses.messages());
    return changing.changed();
  }

  private static Set<Long> ids(List<ChangedOrder> changed) {
    var ids = new TreeSet<Long>();
    changed.forEach(order -> ids.add(order.after().facts().orderId()));
    return ids;
  }

  /** Each change of an order is an event, so its sequence tells. */
  private static boolean areAsTheyWereRead(
      List<ChangedOrder> changed, Map<Long, LiveOrderRows.Locked> locked) {
    return changed.stream()
        .allMatch(
            order ->
                locked.get(order.after().facts().orderId()) instanceof LiveOrderRows.Locked row
                    && row.sequence() == order.before().sequence());
  }

  private static Set<Long> without(Set<Long> some, Set<Long> others) {
    var left = new HashSet<>(some);
    left.removeAll(others);
    return left;
  }

  private static Set<Long> common(Set<Long> some, Set<Long> others) {
    var common = new HashSet<>(some);
    common.retainAll(others);
    return common;
  }

  /**
   * The state rows come first: they guard all the rest. Stock comes last, after what {@code rest}
   * makes of the consequences: everybody wants the same few rows of it, and waits for them until we
   * have committed.
   */
  <R> R write(Decided decided, LifeLimits limits, Rest<R> rest) throws SQLException {
    R result = rest.of(writeOrders(decided, limits));
    PackagePieces.move(transaction, decided.changed(), now);
    return result;
  }

  private Consequences writeOrders(Decided decided, LifeLimits limits) throws SQLException {
    List<ChangedOrder> changed = decided.changed();
    LiveOrderRows.write(transaction, changed, decided.locked(), now);
    WrittenFields.write(transaction, changed, decided.fieldsBefore(), now);
    var ended = InterceptRows.write(transaction, changed, now.plus(limits.answerWithin()));
    if (limits.completes()) {
      CompletionRows.add(transaction, changed, now.plus(limits.completeAfter()));
    }
    WokenRows.ofWaybills(transaction, Consequences.newWaybills(changed), now);
    return new Consequences(changed, ShipmentRows.read(transaction, changed), ended);
  }
}
