package io.lading.core.change;

import io.lading.core.change.ChangedOrder.Announcement;
import io.lading.core.change.FieldsAfter.ItemFields;
import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Party;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PartitionRef;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.Standing;
import io.lading.core.model.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order on its way through batches of messages, and everything that came of them. */
final class Journey {

  static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  static final long ORDER = 12;
  static final String CODE = "LG0000000000000000012";
  private static final PartitionRef FROM = new PartitionRef("g", "t", 0);

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Announcement> announcements = new ArrayList<>();
  private final List<ChangedOrder> changes = new ArrayList<>();
  private LiveOrder order;
  private FieldsAfter fields;
  private int messages;

  private Journey(LiveOrder order, FieldsAfter fields) {
    this.order = order;
    this.fields = fields;
  }

  /** Packages P1, P2, …; the order's status follows from them. */
  static Journey of(FulfilmentMode mode, OrderStatus... packages) {
    return of(OrderType.FORWARD, mode, Arrays.stream(packages).map(Standing::of).toList());
  }

  static Journey of(FulfilmentMode mode, Standing... packages) {
    return of(OrderType.FORWARD, mode, List.of(packages));
  }

  static Journey of(OrderType type, FulfilmentMode mode, List<Standing> packages) {
    var facts = new OrderFacts(ORDER, "T1", "B2C", 1001, 1, type, mode);
    var parcels = new ArrayList<Parcel>();
    for (Standing standing : packages) {
      String packageNo = "P" + (parcels.size() + 1);
      parcels.add(new Parcel(packageNo, 1, null, null, null, 1, standing));
    }
    var order =
        new LiveOrder(
            facts, LifeCycle.of(mode).status(packages), 1, 1, 1, Marks.of(new byte[0]), parcels);
    return new Journey(order, fields(parcels.size()));
  }

  private static FieldsAfter fields(int packages) {
    var receiver = new Party(7L, "李", "138", "上海", null, null, null, "1号", "310115", null);
    return new FieldsAfter(
        new OrderFields(receiver, null, null, "王", null, null, 1),
        Collections.nCopies(packages, new ParcelFields(null, null, null, null)));
  }

  /** That package has fields of its own. */
  Journey with(int packageIndex, ParcelFields own) {
    var parcels = new ArrayList<>(fields.parcels());
    parcels.set(packageIndex, own);
    fields = new FieldsAfter(fields.order(), parcels);
    return this;
  }

  /** It has these items. */
  Journey with(ItemFields... items) {
    fields = new FieldsAfter(fields.order(), fields.parcels(), List.of(items));
    return this;
  }

  /** One batch. */
  Journey then(InputEvent... events) {
    var entries = new ArrayList<Entry<InputEvent>>();
    for (InputEvent event : events) {
      String id = Integer.toString(++messages);
      entries.add(entry(event, Identity.of("test", id, null), id));
    }
    return batch(entries);
  }

  static Entry.Actionable<InputEvent> entry(InputEvent event, Identity identity, String id) {
    byte[] key = ("K" + id).getBytes(StandardCharsets.UTF_8);
    return new Entry.Actionable<>(identity, FROM, event, key, new Origin(null, null, id));
  }

  /** The order was found by the waybill of that package. */
  Journey byWaybill(int packageIndex, InputEvent event) {
    String id = Integer.toString(++messages);
    return batch(List.of(entry(event, Identity.of("test", id, null), id)), packageIndex);
  }

  Journey batch(List<Entry<InputEvent>> entries) {
    return batch(entries, null);
  }

  private Journey batch(List<Entry<InputEvent>> entries, @Nullable Integer packageIndex) {
    var docket = new Docket<>(new Batch<>(entries, List.of(), NOW), _ -> true);
    var addressed = new ArrayList<Addressed>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Entry.Actionable<InputEvent> entry) {
        Instant occurredAt = Said.occurredAt(entry.event(), NOW);
        addressed.add(new Addressed(i, entry, ORDER, packageIndex, occurredAt));
      }
    }
    var changing = new Changing(docket, Map.of(ORDER, order), Map.of(ORDER, fields), Set.of(), NOW);
    changing.decide(addressed);
    outcomes.addAll(docket.outcomes());
    changing.changed().forEach(this::take);
    return this;
  }

  void take(ChangedOrder changed) {
    order = changed.after();
    FieldsAfter after = changed.fields();
    fields = after == null ? fields : after;
    announcements.addAll(changed.announcements());
    changes.add(changed);
  }

  LiveOrder order() {
    return order;
  }

  FieldsAfter fields() {
    return fields;
  }

  OrderStatus status() {
    return order.status();
  }

  List<OrderStatus> statuses() {
    return order.parcels().stream().map(Parcel::status).toList();
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  Outcome outcome() {
    return outcomes.getLast();
  }

  List<ChangedOrder> changes() {
    return changes;
  }

  ChangedOrder change() {
    return changes.getLast();
  }

  List<Announcement> announcements() {
    return announcements;
  }

  Announcement announcement() {
    return announcements.getLast();
  }

  List<StatusChanged> events() {
    return announcements.stream().map(Announcement::event).toList();
  }

  StatusChanged event() {
    return announcement().event();
  }
}
