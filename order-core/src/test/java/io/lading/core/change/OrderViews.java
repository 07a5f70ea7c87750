package io.lading.core.change;

import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.contract.Party;
import io.lading.core.reference.Action.Field;
import io.lading.core.reference.ReferenceWorld.OrderView;
import io.lading.core.reference.ReferenceWorld.ParcelView;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders as the reference model shows its own. */
final class OrderViews {

  private OrderViews() {}

  static OrderView of(LiveOrder order, FieldsAfter fields) {
    var own = new EnumMap<Field, String>(Field.class);
    receiver(own, fields.order().receiver());
    put(own, Field.SENDER_NAME, name(fields.order().sender()));
    put(own, Field.BUYER_NAME, fields.order().buyerName());
    return new OrderView(
        order.status(),
        order.statusVersion(),
        order.sequence(),
        order.version(),
        own,
        IntStream.range(0, order.parcels().size())
            .mapToObj(i -> of(order.parcels().get(i), fields.parcels().get(i), feature(fields, i)))
            .toList());
  }

  /** All items of that id have the same one. */
  private static @Nullable String feature(FieldsAfter fields, int packageIndex) {
    return fields.items().stream()
        .filter(item -> item.packageIndex() == packageIndex && item.itemId() == 1)
        .findFirst()
        .map(FieldsAfter.ItemFields::feature)
        .map(feature -> feature.substring(6, feature.length() - 2))
        .orElse(null);
  }

  private static ParcelView of(Parcel parcel, ParcelFields fields, @Nullable String feature) {
    var own = new EnumMap<Field, String>(Field.class);
    receiver(own, fields.receiver());
    put(own, Field.SENDER_NAME, name(fields.sender()));
    put(own, Field.MAIL_NO, parcel.mailNo());
    put(own, Field.ITEM_FEATURE, feature);
    return new ParcelView(
        parcel.packageNo(),
        parcel.standing().status(),
        parcel.standing().at(),
        parcel.version(),
        own);
  }

  private static void receiver(Map<Field, String> own, @Nullable Party receiver) {
    put(own, Field.RECEIVER_NAME, name(receiver));
    put(own, Field.RECEIVER_ADDRESS, receiver == null ? null : receiver.address());
  }

  private static @Nullable String name(@Nullable Party party) {
    return party == null ? null : party.name();
  }

  private static void put(Map<Field, String> own, Field field, @Nullable String value) {
    if (value != null) {
      own.put(field, value);
    }
  }
}
