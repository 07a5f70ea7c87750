package io.lading.core.change;

import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.LocationPatch;
import io.lading.core.contract.OrderCancel;
import io.lading.core.contract.OrderChanges;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.PartyPatch;
import io.lading.core.contract.Patch;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.WindowPatch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages about the order of a {@link Journey}. */
final class Said {

  private static final OrderRef ORDER = new OrderRef(Journey.CODE, null);

  private Said() {}

  /** At a time that is the milestone's own. */
  static StatusUpdate reported(OrderStatus status, @Nullable String packageNo) {
    return reported(status, packageNo, null, Journey.NOW.minusSeconds(1000L - status.ordinal()));
  }

  static StatusUpdate reported(OrderStatus status) {
    return reported(status, null);
  }

  static StatusUpdate reported(
      OrderStatus status,
      @Nullable String packageNo,
      @Nullable Integer expectedStatusVersion,
      Instant occurredAt) {
    return new StatusUpdate(
        ORDER, status, packageNo, expectedStatusVersion, null, null, null, null, null, occurredAt);
  }

  static StatusUpdate labelled(OrderStatus status, String mailNo) {
    return new StatusUpdate(
        ORDER, status, null, null, mailNo, "SF", "", null, null, reported(status).occurredAt());
  }

  static OrderCancel cancelled(@Nullable String packageNo) {
    return new OrderCancel(ORDER, packageNo, "changed his mind");
  }

  static InterceptAnswered answered(InterceptOutcome outcome, @Nullable String packageNo) {
    return new InterceptAnswered(Journey.CODE, packageNo, outcome, "answer", Journey.NOW);
  }

  static Checkpoint scanned(@Nullable String packageNo) {
    return new Checkpoint(Journey.CODE, null, packageNo, null, "in the hub", Journey.NOW);
  }

  static OrderUpdate updated(@Nullable String packageNo, FieldPatch patch) {
    return updated(packageNo, null, patch);
  }

  static OrderUpdate updated(
      @Nullable String packageNo, @Nullable Integer expectedVersion, FieldPatch patch) {
    return new OrderUpdate(
        Journey.CODE, packageNo, null, expectedVersion, new OrderChanges("{}", patch));
  }

  static OrderUpdate ofItem(long itemId, @Nullable String packageNo, String feature) {
    FieldPatch patch = description(new Patch.Absent<>(), new Patch.Set<>(feature));
    return new OrderUpdate(Journey.CODE, packageNo, itemId, null, new OrderChanges("{}", patch));
  }

  static FieldPatch receiver(Patch<PartyPatch> receiver) {
    return FieldPatch.ofReceiver(receiver);
  }

  static FieldPatch address(String address) {
    return receiver(new Patch.Set<>(party(new Patch.Absent<>(), new Patch.Set<>(address))));
  }

  static FieldPatch name(Patch<String> name) {
    return receiver(new Patch.Set<>(party(name, new Patch.Absent<>())));
  }

  static FieldPatch telephone(String telephone) {
    return receiver(
        new Patch.Set<>(
            new PartyPatch(
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Set<>(telephone),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>())));
  }

  static FieldPatch latitude(double lat) {
    return receiver(
        new Patch.Set<>(
            new PartyPatch(
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Set<>(new LocationPatch(new Patch.Set<>(lat), new Patch.Absent<>())))));
  }

  static FieldPatch sender(String name) {
    return new FieldPatch(
        new Patch.Absent<>(),
        new Patch.Set<>(party(new Patch.Set<>(name), new Patch.Absent<>())),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>());
  }

  static FieldPatch window(Patch<Instant> from, Patch<Instant> to) {
    return new FieldPatch(
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Set<>(new WindowPatch(from, to)),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>());
  }

  static FieldPatch mailNo(String mailNo) {
    return new FieldPatch(
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Set<>(mailNo),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>());
  }

  static FieldPatch description(Patch<String> buyerName, Patch<String> feature) {
    return new FieldPatch(
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        buyerName,
        new Patch.Absent<>(),
        feature);
  }

  private static PartyPatch party(Patch<String> name, Patch<String> address) {
    return new PartyPatch(
        new Patch.Absent<>(),
        name,
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        address,
        new Patch.Absent<>(),
        new Patch.Absent<>());
  }

  static Instant occurredAt(InputEvent event, Instant now) {
    return event instanceof StatusUpdate update && update.occurredAt() != null
        ? update.occurredAt()
        : now;
  }
}
