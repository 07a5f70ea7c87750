package io.lading.core.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

final class ShipmentDraft implements Draft<Shipment> {
  private static final Destination UNKNOWN = new Destination(null, null, null);
  private @Nullable String packageNo;
  private @Nullable Long warehouseId;
  private @Nullable Destination destination;
  private @Nullable BigDecimal weight;
  private @Nullable BigDecimal volume;
  private @Nullable Integer itemCount;
  private @Nullable DeliveryWindow deliveryWindow;
  private @Nullable Integer serviceSeconds;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "packageNo" -> packageNo = in.text(1, 64);
      case "warehouseId" -> warehouseId = in.int64();
      case "destination" -> destination = in.object(new DestinationDraft());
      case "weight" -> weight = in.decimal(24, 3, false);
      case "volume" -> volume = in.decimal(24, 6, false);
      case "itemCount" -> itemCount = in.int32(0, Integer.MAX_VALUE);
      case "deliveryWindow" -> deliveryWindow = in.object(WindowDraft.ofDelivery());
      case "serviceSeconds" -> serviceSeconds = in.int32(0, 86_400);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Shipment finish(JsonCursor in) {
    return new Shipment(
        in.required("packageNo", packageNo, ""),
        in.required("warehouseId", warehouseId, 0L),
        in.required("destination", destination, UNKNOWN),
        in.required("weight", weight, BigDecimal.ZERO),
        in.required("volume", volume, BigDecimal.ZERO),
        in.required("itemCount", itemCount, 0),
        deliveryWindow,
        in.required("serviceSeconds", serviceSeconds, 0));
  }
}
