package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import io.lading.core.query.ItemView;
import io.lading.core.query.OrderState;
import io.lading.core.query.OrderView;
import io.lading.core.query.PackageView;
import java.time.Instant;
import java.util.Objects;

/** What is to be told of a trade whose order was just created: all that it said. */
final class ExpectedViews {

  private ExpectedViews() {}

  static OrderView order(long id, OrderPaid paid, Instant created) {
    return new OrderView(
        id,
        paid.tradeOrderCode(),
        paid.bizType(),
        paid.orderType(),
        paid.orderOrigin(),
        paid.fulfilmentMode(),
        null,
        paid.buyerId(),
        paid.buyerName(),
        paid.sellerId(),
        paid.sellerName(),
        paid.warehouseId(),
        paid.currency(),
        paid.amount(),
        paid.receiver(),
        paid.sender(),
        paid.deliveryWindow(),
        paid.serviceSeconds(),
        paid.feature(),
        1,
        created,
        created,
        new OrderState(OrderStatus.PENDING, 1, 1, created),
        null,
        null);
  }

  static PackageView parcel(TradePackage parcel) {
    return new PackageView(
        parcel.packageNo(),
        OrderStatus.PENDING,
        Objects.requireNonNull(parcel.warehouseId()),
        parcel.packageType(),
        parcel.mailNo(),
        parcel.expressCode(),
        parcel.expressName(),
        parcel.receiver(),
        parcel.sender(),
        parcel.deliveryWindow(),
        parcel.feature(),
        1);
  }

  static ItemView item(TradeItem item) {
    return new ItemView(
        item.itemId(),
        item.skuId(),
        item.quantity(),
        OrderStatus.PENDING,
        Objects.requireNonNull(item.packageNo()),
        item.unitPrice(),
        item.tradeSubOrderCode(),
        item.skuName(),
        item.itemName(),
        item.itemType(),
        item.shopId(),
        item.weight(),
        item.volume(),
        item.marking(),
        item.feature());
  }
}
