package io.lading.core.reference;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.reference.Outcome.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order of the reference model: what is known of it, and how it moves and tells. */
final class ReferenceOrder {

  /** From the beginning of the way to its end, in any mode: no mode has two that are swapped. */
  private static final List<String> WAY =
      List.of("SHI", "WAC", "WOU", "CAC", "PIC", "OUT", "RTG", "RTD");

  private static final String ON_ITS_WAY = "SHI WAC WOU CAC PIC OUT WIN DIN";

  /** If none is on its way. */
  private static final List<String> ELSE =
      List.of("RTG", "REJ", "PEN", "CON", "COM", "DEL", "RTD", "CAN");

  final Action.Create made;
  final WrittenRules rules;
  final List<ReferenceParcel> parcels;
  final Map<Action.Field, String> fields = new EnumMap<>(Action.Field.class);
  OrderStatus status = OrderStatus.PENDING;
  int statusVersion = 1;
  int sequence = 1;
  int version = 1;
  private final Set<Mark> marks = new HashSet<>();

  private record Mark(
      @Nullable String packageNo, OrderStatus milestone, @Nullable Instant occurredAt) {}

  /** What an event says beside where things are. */
  record Saying(@Nullable OrderStatus milestone, List<String> fields, @Nullable Instant at) {

    static Saying nothing(@Nullable Instant at) {
      return new Saying(null, List.of(), at);
    }
  }

  ReferenceOrder(Action.Create made) {
    this.made = made;
    rules = WrittenRules.of(made.mode());
    parcels = made.parcels().stream().map(ReferenceParcel::new).toList();
    fields.put(Action.Field.RECEIVER_NAME, "Receiver");
    fields.put(Action.Field.RECEIVER_ADDRESS, "Street");
    fields.put(Action.Field.SENDER_NAME, "Sender");
    fields.put(Action.Field.BUYER_NAME, "Buyer");
  }

  Told created() {
    return tell(EventKind.TRANSITION, null, null, Saying.nothing(null), List.of());
  }

  /** All of them, or the one of that number, or none if there is no such. */
  List<ReferenceParcel> named(@Nullable String packageNo) {
    return parcels.stream()
        .filter(parcel -> packageNo == null || parcel.packageNo.equals(packageNo))
        .toList();
  }

  boolean isMarked(@Nullable String packageNo, OrderStatus milestone, Instant at) {
    return marks.contains(new Mark(packageNo, milestone, at));
  }

  /** One event; packageNo: null if it is one of the order. */
  Told move(Map<ReferenceParcel, String> to, @Nullable String packageNo, Saying saying) {
    List<String> shipments = new ArrayList<>();
    boolean onlyCancelled = to.values().stream().allMatch(standing -> standing.startsWith("CAN"));
    if (status == OrderStatus.PENDING && !onlyCancelled) {
      for (ReferenceParcel parcel : parcels) {
        if (!parcel.isAny("CAN")) {
          parcel.standing = "CON";
          shipments.add(parcel.packageNo);
        }
      }
    }
    to.forEach((parcel, standing) -> parcel.standing = standing);
    OrderStatus previous = status;
    status = rules.status(combined(parcels));
    statusVersion++;
    sequence++;
    return status == previous
        ? tell(EventKind.PACKAGE, null, packageNo, saying, shipments)
        : tell(EventKind.TRANSITION, previous, packageNo, saying, shipments);
  }

  /** An event that moves nothing. */
  Told note(EventKind kind, @Nullable String packageNo, Saying saying, List<String> shipments) {
    sequence++;
    return tell(kind, null, packageNo, saying, shipments);
  }

  private Told tell(
      EventKind kind,
      @Nullable OrderStatus previous,
      @Nullable String packageNo,
      Saying saying,
      List<String> shipments) {
    if (saying.milestone() != null) {
      marks.add(new Mark(packageNo, saying.milestone(), saying.at()));
    }
    return new Told(
        made.trade(),
        sequence,
        statusVersion,
        kind,
        status,
        previous,
        saying.milestone(),
        packageNo,
        saying.fields(),
        saying.at(),
        shipments);
  }

  /** The code of the order's status. */
  static String combined(List<ReferenceParcel> parcels) {
    ReferenceParcel least = null;
    boolean allAsked = true;
    for (ReferenceParcel parcel : parcels) {
      if (parcel.isAny(ON_ITS_WAY)) {
        allAsked &= parcel.isIntercepting();
        if (least == null || place(parcel) < place(least)) {
          least = parcel;
        }
      }
    }
    if (least != null) {
      return allAsked ? least.shown() : least.underneath();
    }
    return ELSE.stream()
        .filter(code -> parcels.stream().anyMatch(parcel -> parcel.isAny(code)))
        .findFirst()
        .orElseThrow();
  }

  private static int place(ReferenceParcel parcel) {
    return WAY.indexOf(parcel.underneath());
  }

  boolean isReverse() {
    return made.type() == OrderType.REVERSE;
  }
}
