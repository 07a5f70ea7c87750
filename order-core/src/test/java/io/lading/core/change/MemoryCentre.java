package io.lading.core.change;

import io.lading.core.change.ChangedOrder.Announcement;
import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.change.FieldsAfter.ItemFields;
import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Party;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.lifecycle.Standing;
import io.lading.core.model.Identity;
import io.lading.core.reference.Action;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceWorld.OrderView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real rules of change without their database: orders by trade, kept as the rules leave them.
 */
final class MemoryCentre {

  static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");

  private final Map<String, Long> ids = new HashMap<>();
  private final Map<Long, LiveOrder> orders = new HashMap<>();
  private final Map<Long, FieldsAfter> fields = new HashMap<>();
  private final Map<String, String> asks = new HashMap<>();

  /** What became of a batch: an outcome each, the events of all, the cancels that lost. */
  record Answer(List<String> outcomes, List<Told> told, List<String> lost) {}

  void create(Action.Create create) {
    long id = ids.size() + 1L;
    ids.put(create.trade(), id);
    var facts =
        new OrderFacts(
            id, create.trade(), "B2C", create.buyerId(), 1, create.type(), create.mode());
    List<Parcel> parcels =
        create.parcels().stream()
            .map(
                it ->
                    new Parcel(
                        it.packageNo(),
                        it.warehouseId(),
                        null,
                        null,
                        null,
                        1,
                        Standing.of(OrderStatus.PENDING)))
            .toList();
    orders.put(
        id, new LiveOrder(facts, OrderStatus.PENDING, 1, 1, 1, Marks.of(new byte[0]), parcels));
    fields.put(id, fields(create));
  }

  private static FieldsAfter fields(Action.Create create) {
    var order =
        new OrderFields(
            party("Receiver", "Street"), party("Sender", null), null, "Buyer", null, null, 1);
    return new FieldsAfter(
        order,
        create.parcels().stream()
            .map(
                it ->
                    new ParcelFields(
                        it.ownReceiver() ? party("Other", "Other Street") : null, null, null, null))
            .toList(),
        items(create.parcels()));
  }

  private static List<ItemFields> items(List<Action.Parcel> parcels) {
    var items = new ArrayList<ItemFields>();
    for (int i = 0; i < parcels.size(); i++) {
      for (long sku : parcels.get(i).pieces().keySet()) {
        items.add(new ItemFields(items.size() + 1L, sku, i, null));
      }
    }
    return items;
  }

  private static Party party(String name, @Nullable String address) {
    return new Party(null, name, null, null, null, null, null, address, null, null);
  }

  /** In one batch. All orders are there. */
  Answer apply(List<Action> actions) {
    List<Entry<InputEvent>> entries = new ArrayList<>();
    List<Addressed> addressed = new ArrayList<>();
    for (Action action : actions) {
      Entry.Actionable<InputEvent> entry =
          Journey.entry(
              ActionEvents.of(action), Identity.of("test", action.id(), null), action.id());
      long id = Objects.requireNonNull(ids.get(ActionEvents.trade(action)));
      addressed.add(
          new Addressed(entries.size(), entry, id, null, ActionEvents.occurredAt(action, NOW)));
      entries.add(entry);
    }
    var docket = new Docket<>(new Batch<>(entries, List.of(), NOW), _ -> true);
    var changing = new Changing(docket, Map.copyOf(orders), Map.copyOf(fields), Set.of(), NOW);
    changing.decide(addressed);
    var told = new ArrayList<Told>();
    var lost = new ArrayList<String>();
    changing.changed().forEach(it -> take(it, told, lost));
    return new Answer(docket.outcomes().stream().map(Words::outcome).toList(), told, lost);
  }

  private void take(ChangedOrder changed, List<Told> told, List<String> lost) {
    long id = changed.after().facts().orderId();
    orders.put(id, changed.after());
    FieldsAfter after = changed.fields();
    if (after != null) {
      fields.put(id, after);
    }
    changed.asksEnded().forEach(it -> end(id, it, lost));
    changed.asks().forEach(it -> asks.put(id + "/" + it.packageIndex(), cause(it)));
    changed.announcements().forEach(it -> told.add(told(changed.after(), it)));
  }

  private void end(long id, AskEnded ended, List<String> lost) {
    Ask inBatch = ended.asked();
    String stored = asks.remove(id + "/" + ended.packageIndex());
    String cause = inBatch == null ? stored : cause(inBatch);
    if (cause == null) {
      throw new InvariantBroken("nobody asked for the intercept that ended: " + ended);
    }
    if (ended.refusal() != null) {
      lost.add(cause);
    }
  }

  private static String cause(Ask ask) {
    return Objects.requireNonNull(ask.origin().causationId());
  }

  private static Told told(LiveOrder order, Announcement announcement) {
    StatusChanged event = announcement.event();
    PackageState state = event.packageState();
    return new Told(
        event.tradeOrderCode(),
        event.sequence(),
        event.statusVersion(),
        event.kind(),
        event.status(),
        event.previousStatus(),
        event.milestone(),
        state == null ? null : state.packageNo(),
        event.changedFields(),
        NOW.equals(event.occurredAt()) ? null : event.occurredAt(),
        announcement.shipmentsOf().stream().map(i -> order.parcels().get(i).packageNo()).toList());
  }

  /** As the reference shows it. */
  OrderView view(String trade) {
    long id = Objects.requireNonNull(ids.get(trade));
    return OrderViews.of(
        Objects.requireNonNull(orders.get(id)), Objects.requireNonNull(fields.get(id)));
  }

  boolean knows(Action action) {
    return ids.containsKey(ActionEvents.trade(action));
  }
}
