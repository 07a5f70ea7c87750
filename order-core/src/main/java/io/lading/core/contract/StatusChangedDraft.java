package io.lading.core.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class StatusChangedDraft implements Draft<StatusChanged> {
  private static final Choice<OrderType> ORDER_TYPE = Choice.of(OrderType.class);
  private static final Choice<FulfilmentMode> MODE = Choice.of(FulfilmentMode.class);
  private static final Choice<EventKind> KIND = Choice.of(EventKind.class);
  private static final Choice<OrderStatus> STATUS = Choice.of(OrderStatus.class);

  private @Nullable Long orderId;
  private @Nullable String lgOrderCode;
  private @Nullable String tradeOrderCode;
  private @Nullable String bizType;
  private @Nullable Long buyerId;
  private @Nullable Long warehouseId;
  private @Nullable OrderType orderType;
  private @Nullable FulfilmentMode fulfilmentMode;
  private @Nullable Integer sequence;
  private @Nullable Integer statusVersion;
  private @Nullable EventKind kind;
  private @Nullable OrderStatus status;
  private @Nullable OrderStatus previousStatus;
  private @Nullable OrderStatus milestone;
  private @Nullable PackageState packageState;
  private @Nullable List<String> changedFields;
  private @Nullable Place location;
  private @Nullable String description;
  private @Nullable Instant occurredAt;
  private @Nullable Instant recordedAt;
  private @Nullable List<Shipment> shipments;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "orderId" -> orderId = in.int64();
      case "lgOrderCode" -> lgOrderCode = in.text(1, 128);
      case "tradeOrderCode" -> tradeOrderCode = in.text(1, 128);
      case "bizType" -> bizType = in.text(1, 32);
      case "buyerId" -> buyerId = in.int64();
      case "warehouseId" -> warehouseId = in.int64();
      case "orderType" -> orderType = in.oneOf(ORDER_TYPE);
      case "fulfilmentMode" -> fulfilmentMode = in.oneOf(MODE);
      case "sequence" -> sequence = in.int32(1, Integer.MAX_VALUE);
      case "statusVersion" -> statusVersion = in.int32(0, Integer.MAX_VALUE);
      case "kind" -> kind = in.oneOf(KIND);
      case "status" -> status = in.oneOf(STATUS);
      case "previousStatus" -> previousStatus = in.oneOf(STATUS);
      case "milestone" -> milestone = in.oneOf(STATUS);
      case "package" -> packageState = in.object(new PackageStateDraft());
      case "changedFields" -> changedFields = in.texts(1000, 128);
      case "location" -> location = in.object(new PlaceDraft());
      case "description" -> description = in.text(0, 1024);
      case "occurredAt" -> occurredAt = in.time();
      case "recordedAt" -> recordedAt = in.time();
      case "shipments" -> shipments = in.array(0, 100, ShipmentDraft::new);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public StatusChanged finish(JsonCursor in) {
    return new StatusChanged(
        in.required("orderId", orderId, 0L),
        in.required("lgOrderCode", lgOrderCode, ""),
        in.required("tradeOrderCode", tradeOrderCode, ""),
        in.required("bizType", bizType, ""),
        in.required("buyerId", buyerId, 0L),
        in.required("warehouseId", warehouseId, 0L),
        in.required("orderType", orderType, OrderType.FORWARD),
        in.required("fulfilmentMode", fulfilmentMode, FulfilmentMode.DIRECT),
        in.required("sequence", sequence, 0),
        in.required("statusVersion", statusVersion, 0),
        in.required("kind", kind, EventKind.EXCEPTION),
        in.required("status", status, OrderStatus.PENDING),
        previousStatus,
        milestone,
        packageState,
        changedFields == null ? List.of() : changedFields,
        location,
        description,
        occurredAt,
        in.required("recordedAt", recordedAt, Instant.EPOCH),
        shipments == null ? List.of() : shipments);
  }
}
