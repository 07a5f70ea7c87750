package io.lading.core.change;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The updatable fields of an order and its packages. Null parts of a package: the order's count.
 * items: known only if they are to be changed.
 */
public record FieldsAfter(OrderFields order, List<ParcelFields> parcels, List<ItemFields> items) {

  public FieldsAfter(OrderFields order, List<ParcelFields> parcels) {
    this(order, parcels, List.of());
  }

  public record OrderFields(
      @Nullable Party receiver,
      @Nullable Party sender,
      @Nullable DeliveryWindow deliveryWindow,
      @Nullable String buyerName,
      @Nullable String sellerName,
      @Nullable String feature,
      int version) {

    OrderFields version(int newest) {
      return new OrderFields(
          receiver, sender, deliveryWindow, buyerName, sellerName, feature, newest);
    }
  }

  /** id: within the order. packageIndex: of the package that it is in. */
  public record ItemFields(long id, long itemId, int packageIndex, @Nullable String feature) {

    ItemFields feature(@Nullable String other) {
      return new ItemFields(id, itemId, packageIndex, other);
    }
  }

  public record ParcelFields(
      @Nullable Party receiver,
      @Nullable Party sender,
      @Nullable DeliveryWindow deliveryWindow,
      @Nullable String feature) {

    ParcelFields receiver(@Nullable Party other) {
      return new ParcelFields(other, sender, deliveryWindow, feature);
    }
  }
}
