package io.lading.planner.parcel;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Shipment;
import java.time.Instant;

/**
 * A package that is to be delivered from a warehouse.
 *
 * @param serviceSeconds time at the door
 * @param shipped its SHIPPED was sent by us, with its first route
 * @param version counts the changes of what planning looks at
 */
public record Parcel(
    ParcelKey key,
    long warehouseId,
    Destination destination,
    Load load,
    DeliveryWindow window,
    int serviceSeconds,
    ParcelState state,
    boolean shipped,
    int version,
    Instant waitingSince) {

  static Parcel waiting(long orderId, Shipment shipment, Instant since) {
    return new Parcel(
        new ParcelKey(orderId, shipment.packageNo()),
        shipment.warehouseId(),
        shipment.destination(),
        Load.of(shipment.weight(), shipment.volume()),
        window(shipment),
        shipment.serviceSeconds(),
        ParcelState.WAITING,
        false,
        1,
        since);
  }

  /** The same parcel, going where and when the shipment says. */
  Parcel changed(Shipment shipment) {
    Parcel changed =
        new Parcel(
            key,
            warehouseId,
            shipment.destination(),
            load,
            window(shipment),
            shipment.serviceSeconds(),
            state,
            shipped,
            version,
            waitingSince);
    return changed.equals(this) ? this : changed.next(state);
  }

  Parcel becomes(ParcelState next) {
    return next(next);
  }

  /** Where it goes may still change. */
  boolean isHere() {
    return state == ParcelState.WAITING || state == ParcelState.HELD;
  }

  public boolean isWaiting() {
    return state == ParcelState.WAITING;
  }

  private Parcel next(ParcelState becomes) {
    return new Parcel(
        key,
        warehouseId,
        destination,
        load,
        window,
        serviceSeconds,
        becomes,
        shipped,
        version + 1,
        waitingSince);
  }

  private static DeliveryWindow window(Shipment shipment) {
    DeliveryWindow window = shipment.deliveryWindow();
    return window == null ? DeliveryWindow.ALWAYS : window;
  }
}
