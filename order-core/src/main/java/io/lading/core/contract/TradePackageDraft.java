package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

final class TradePackageDraft implements Draft<TradePackage> {
  private @Nullable String packageNo;
  private @Nullable Long warehouseId;
  private @Nullable Integer packageType;
  private @Nullable String mailNo;
  private @Nullable String expressCode;
  private @Nullable String expressName;
  private @Nullable Party receiver;
  private @Nullable Party sender;
  private @Nullable DeliveryWindow deliveryWindow;
  private @Nullable String feature;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "packageNo" -> packageNo = in.text(1, 64);
      case "warehouseId" -> warehouseId = in.int64();
      case "packageType" -> packageType = in.int32(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "mailNo" -> mailNo = in.text(0, 256);
      case "expressCode" -> expressCode = in.text(0, 32);
      case "expressName" -> expressName = in.text(0, 32);
      case "receiver" -> receiver = in.object(new PartyDraft());
      case "sender" -> sender = in.object(new PartyDraft());
      case "deliveryWindow" -> deliveryWindow = in.object(WindowDraft.ofDelivery());
      case "feature" -> feature = JsonText.feature(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public TradePackage finish(JsonCursor in) {
    return new TradePackage(
        in.required("packageNo", packageNo, ""),
        warehouseId,
        packageType,
        mailNo,
        expressCode,
        expressName,
        receiver,
        sender,
        deliveryWindow,
        feature);
  }
}
