package io.lading.core.reference;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells or asks of the order centre. id: the identity of the message. Orders are
 * named by their trade, in one bizType.
 */
public sealed interface Action {

  String id();

  /** parent: the trade that a REVERSE order gives back. */
  record Create(
      String id,
      String trade,
      OrderType type,
      FulfilmentMode mode,
      long buyerId,
      @Nullable String parent,
      List<Parcel> parcels)
      implements Action {}

  /** pieces: by SKU. ownReceiver: it has a receiver of its own, not the order's. */
  record Parcel(
      String packageNo, long warehouseId, Map<Long, Integer> pieces, boolean ownReceiver) {}

  /** By trade: an order that is not there yet is waited for. */
  record Report(
      String id,
      String trade,
      OrderStatus milestone,
      @Nullable String packageNo,
      Instant occurredAt,
      @Nullable Integer expectedStatusVersion,
      @Nullable String mailNo)
      implements Action {}

  /** By trade: of a package of an order that is not there yet is waited for, else remembered. */
  record Cancel(String id, String trade, @Nullable String packageNo, Instant occurredAt)
      implements Action {}

  record TradeCancel(String id, String trade, Instant occurredAt) implements Action {}

  /** By order code: there is nothing to name before there is an order. */
  record Answer(
      String id,
      String trade,
      @Nullable String packageNo,
      InterceptOutcome outcome,
      Instant occurredAt)
      implements Action {}

  /** By order code. expectedVersion: of the package if it names one, else of the order. */
  record FieldUpdate(
      String id,
      String trade,
      @Nullable String packageNo,
      Field field,
      String value,
      @Nullable Integer expectedVersion)
      implements Action {}

  /** By order code. */
  record Checkpoint(String id, String trade, @Nullable String packageNo, Instant occurredAt)
      implements Action {}

  /** Exactly one of delta and setTo. */
  record AdjustStock(
      String id, long warehouseId, long skuId, @Nullable Long delta, @Nullable Long setTo)
      implements Action {}

  /** The same message again. */
  record Replay(Action again) implements Action {
    @Override
    public String id() {
      return again.id();
    }
  }

  /** What waits for its order is tried again, in the order it came. */
  record RetryParked(String id) implements Action {}

  /** One field of each group of "Updatable fields". */
  enum Field {
    RECEIVER_NAME("receiver.name", "CONTACT"),
    RECEIVER_ADDRESS("receiver.address", "DESTINATION"),
    SENDER_NAME("sender.name", "SENDER"),
    MAIL_NO("mailNo", "WAYBILL"),
    BUYER_NAME("buyerName", "DESCRIPTION"),
    /** Of the items of SKU 1. */
    ITEM_FEATURE("item.feature", "DESCRIPTION");

    private final String path;
    private final String group;

    Field(String path, String group) {
      this.path = path;
      this.group = group;
    }

    /** As events name it. */
    public String path() {
      return path;
    }

    String group() {
      return group;
    }
  }
}
