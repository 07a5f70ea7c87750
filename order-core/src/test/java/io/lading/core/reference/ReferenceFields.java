package io.lading.core.reference;

import static io.lading.core.contract.RejectionCode.INVALID_TRANSITION;
import static io.lading.core.contract.RejectionCode.NOT_UPDATABLE_NOW;
import static io.lading.core.contract.RejectionCode.VERSION_CONFLICT;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.reference.Action.Field;
import io.lading.core.reference.Outcome.Result;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceOrder.Saying;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change of one field of an order that is there, in the words of domain.md. */
final class ReferenceFields {

  private final ReferenceOrder order;
  private final Action.FieldUpdate update;

  ReferenceFields(ReferenceOrder order, Action.FieldUpdate update) {
    this.order = order;
    this.update = update;
  }

  Outcome update() {
    if (update.field() == Field.ITEM_FEATURE) {
      return ofItems();
    }
    if (update.packageNo() != null) {
      List<ReferenceParcel> named = order.named(update.packageNo());
      return named.isEmpty() ? Outcome.refused(INVALID_TRANSITION) : ofParcel(named.getFirst());
    }
    return update.field() == Field.MAIL_NO ? ofEveryParcel() : ofOrder();
  }

  private Outcome ofOrder() {
    if (update.value().equals(order.fields.get(update.field()))) {
      return Outcome.nothing(Result.NO_OP);
    }
    List<ReferenceParcel> inheriting = order.parcels.stream().filter(it -> !hasOwn(it)).toList();
    List<ReferenceParcel> asked = inheriting.isEmpty() ? order.parcels : inheriting;
    List<ReferenceParcel> following = following();
    Outcome refusal = refusal(order.version, asked);
    if (refusal == null && !following.stream().allMatch(this::isOpen)) {
      refusal = Outcome.refused(NOT_UPDATABLE_NOW);
    }
    if (refusal != null) {
      return refusal;
    }
    for (ReferenceParcel parcel : following) {
      parcel.own.put(update.field(), update.value());
      parcel.version++;
    }
    order.fields.put(update.field(), update.value());
    order.version++;
    var told = new ArrayList<Told>();
    told.add(tell(null, inheriting));
    following.forEach(it -> told.add(tell(it, List.of(it))));
    return Outcome.applied(told, List.of());
  }

  /** They have a receiver of their own, and this in common with the order's. */
  private List<ReferenceParcel> following() {
    boolean ofReceiver =
        update.field() == Field.RECEIVER_NAME || update.field() == Field.RECEIVER_ADDRESS;
    return order.parcels.stream()
        .filter(it -> ofReceiver && hasOwn(it) && !it.isFinal())
        .filter(it -> Objects.equals(it.own.get(update.field()), order.fields.get(update.field())))
        .toList();
  }

  /** Receiver and sender are a package's own or the order's as a whole. */
  private boolean hasOwn(ReferenceParcel parcel) {
    return switch (update.field()) {
      case RECEIVER_NAME, RECEIVER_ADDRESS -> parcel.own.containsKey(Field.RECEIVER_NAME);
      case SENDER_NAME -> parcel.own.containsKey(Field.SENDER_NAME);
      case MAIL_NO, BUYER_NAME, ITEM_FEATURE -> false;
    };
  }

  private Outcome ofEveryParcel() {
    List<ReferenceParcel> moving = order.parcels.stream().filter(it -> !it.isFinal()).toList();
    List<ReferenceParcel> changed =
        (moving.isEmpty() ? order.parcels : moving)
            .stream().filter(it -> !update.value().equals(it.own.get(Field.MAIL_NO))).toList();
    if (changed.isEmpty()) {
      return Outcome.nothing(Result.NO_OP);
    }
    if (ReferenceRules.isConflicting(update.expectedVersion(), order.version)) {
      return Outcome.refused(VERSION_CONFLICT);
    }
    if (!changed.stream().allMatch(this::isOpen)) {
      return Outcome.refused(NOT_UPDATABLE_NOW);
    }
    order.version++;
    var told = new ArrayList<Told>();
    for (ReferenceParcel parcel : changed) {
      parcel.own.put(Field.MAIL_NO, update.value());
      parcel.version++;
      told.add(tell(parcel, List.of()));
    }
    return Outcome.applied(told, List.of());
  }

  private Outcome ofParcel(ReferenceParcel parcel) {
    if (update.field() == Field.BUYER_NAME || update.value().equals(effective(parcel))) {
      return Outcome.nothing(Result.NO_OP);
    }
    Outcome refusal = refusal(parcel.version, List.of(parcel));
    if (refusal != null) {
      return refusal;
    }
    if (update.field() == Field.RECEIVER_NAME || update.field() == Field.RECEIVER_ADDRESS) {
      inherit(parcel, Field.RECEIVER_NAME);
      inherit(parcel, Field.RECEIVER_ADDRESS);
    }
    parcel.own.put(update.field(), update.value());
    parcel.version++;
    return Outcome.applied(List.of(tell(parcel, List.of(parcel))), List.of());
  }

  private Outcome ofItems() {
    List<ReferenceParcel> named = order.named(update.packageNo());
    List<ReferenceParcel> having = named.stream().filter(it -> it.pieces.containsKey(1L)).toList();
    if (having.isEmpty()) {
      return Outcome.refused(INVALID_TRANSITION);
    }
    if (having.stream().allMatch(it -> update.value().equals(it.own.get(Field.ITEM_FEATURE)))) {
      return Outcome.nothing(Result.NO_OP);
    }
    ReferenceParcel parcel = update.packageNo() == null ? null : named.getFirst();
    if (ReferenceRules.isConflicting(
        update.expectedVersion(), parcel == null ? order.version : parcel.version)) {
      return Outcome.refused(VERSION_CONFLICT);
    }
    having.forEach(it -> it.own.put(Field.ITEM_FEATURE, update.value()));
    if (parcel == null) {
      order.version++;
    } else {
      parcel.version++;
    }
    return Outcome.applied(List.of(tell(parcel, List.of())), List.of());
  }

  private @Nullable String effective(ReferenceParcel parcel) {
    String own = parcel.own.get(update.field());
    return own == null ? order.fields.get(update.field()) : own;
  }

  private void inherit(ReferenceParcel parcel, Field field) {
    String orders = order.fields.get(field);
    if (orders != null) {
      parcel.own.putIfAbsent(field, orders);
    }
  }

  private @Nullable Outcome refusal(int version, List<ReferenceParcel> asked) {
    if (ReferenceRules.isConflicting(update.expectedVersion(), version)) {
      return Outcome.refused(VERSION_CONFLICT);
    }
    boolean open =
        asked.stream().anyMatch(this::isOpen)
            && asked.stream().allMatch(it -> it.isFinal() || isOpen(it));
    return open ? null : Outcome.refused(NOT_UPDATABLE_NOW);
  }

  private boolean isOpen(ReferenceParcel parcel) {
    return order.rules.isOpen(parcel.standing, update.field().group());
  }

  private Told tell(@Nullable ReferenceParcel parcel, List<ReferenceParcel> redirected) {
    boolean announced =
        update.field() == Field.RECEIVER_ADDRESS && order.status != OrderStatus.PENDING;
    return order.note(
        EventKind.FIELDS,
        parcel == null ? null : parcel.packageNo,
        new Saying(null, List.of(update.field().path()), null),
        announced
            ? redirected.stream().filter(it -> !it.isFinal()).map(it -> it.packageNo).toList()
            : List.of());
  }
}
