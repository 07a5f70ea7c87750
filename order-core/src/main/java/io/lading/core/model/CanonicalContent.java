package io.lading.core.model;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Party;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes two trades the same trade: the hash of their decoded content, so that a copy encoded
 * otherwise (fields in another order, ids as strings, defaults spelled out, unknown fields) has the
 * same one. Safe for use by many threads.
 *
 * <p>Version 1 covers every field of {@link OrderPaid} with the contract's defaults applied, in the
 * order of the record, and items and packages in the order they came; decimals by value (1.5 is
 * 1.50), times as instants to the microsecond, features as sorted compact JSON. Nothing of the
 * envelope is covered. Defaults are those of absent fields, the sum of the items for totalAmount,
 * the order's warehouse for a package's, and the only package for an item's. A change of what is
 * covered is a new version: hashes of different versions cannot be compared.
 */
public final class CanonicalContent {

  /** Of what the hash covers; kept beside every hash. */
  public static final short VERSION = 1;

  private CanonicalContent() {}

  /** The first 16 bytes of SHA-256 over the canonical bytes. */
  public static byte[] hash(OrderPaid trade) {
    return bytes(trade).hash();
  }

  /**
   * By the version that a hash was kept with, so that what was kept long ago can still be told from
   * what is new. Empty if this release does not know it: a later release has written it.
   */
  public static Optional<byte[]> hash(OrderPaid trade, int version) {
    return version == VERSION ? Optional.of(hash(trade)) : Optional.empty();
  }

  static CanonicalBytes bytes(InputEvent event) {
    CanonicalBytes bytes = new CanonicalBytes();
    if (event instanceof OrderPaid trade) {
      write(trade, bytes);
    } else {
      CanonicalUpdates.write(event, bytes);
    }
    return bytes;
  }

  private static void write(OrderPaid trade, CanonicalBytes out) {
    out.text(trade.tradeOrderCode()).text(trade.bizType()).word(trade.orderType());
    out.text(trade.parentLgOrderCode()).number(trade.orderOrigin()).word(trade.fulfilmentMode());
    out.number(trade.buyerId()).text(trade.buyerName());
    out.number(trade.sellerId()).text(trade.sellerName());
    out.number(trade.warehouseId()).text(trade.currency()).decimal(trade.amount());
    write(trade.receiver(), out);
    write(trade.sender(), out);
    write(trade.deliveryWindow(), out);
    out.number(trade.serviceSeconds());
    out.count(trade.items().size());
    String onlyPackage =
        trade.packages().size() == 1 ? trade.packages().getFirst().packageNo() : null;
    trade.items().forEach(item -> write(item, onlyPackage, out));
    out.count(trade.packages().size());
    trade.packages().forEach(parcel -> write(parcel, trade.warehouseId(), out));
    out.text(trade.feature());
  }

  private static void write(TradeItem item, @Nullable String onlyPackage, CanonicalBytes out) {
    out.number(item.itemId()).number(item.skuId()).number(item.quantity());
    out.decimal(item.unitPrice()).text(item.tradeSubOrderCode());
    out.text(item.skuName()).text(item.itemName()).number(item.itemType()).number(item.shopId());
    out.decimal(item.weight()).decimal(item.volume()).text(item.marking());
    out.text(item.packageNo() == null ? onlyPackage : item.packageNo()).text(item.feature());
  }

  private static void write(TradePackage parcel, long orderWarehouse, CanonicalBytes out) {
    Long warehouse = parcel.warehouseId();
    out.text(parcel.packageNo())
        .number(warehouse == null ? Long.valueOf(orderWarehouse) : warehouse);
    out.number(parcel.packageType());
    out.text(parcel.mailNo()).text(parcel.expressCode()).text(parcel.expressName());
    write(parcel.receiver(), out);
    write(parcel.sender(), out);
    write(parcel.deliveryWindow(), out);
    out.text(parcel.feature());
  }

  static void write(@Nullable Party party, CanonicalBytes out) {
    if (out.isAbsent(party) || party == null) {
      return;
    }
    out.number(party.id()).text(party.name()).text(party.telephone());
    out.text(party.province()).text(party.city()).text(party.area()).text(party.street());
    out.text(party.address()).text(party.addressCode()).location(party.location());
  }

  private static void write(@Nullable DeliveryWindow window, CanonicalBytes out) {
    if (!out.isAbsent(window) && window != null) {
      out.time(window.from()).time(window.to());
    }
  }
}
