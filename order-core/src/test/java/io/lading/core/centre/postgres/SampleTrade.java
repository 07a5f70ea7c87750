package io.lading.core.centre.postgres;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds trades for tests: one buyer, warehouse 1, no items until they are added. */
final class SampleTrade {

  private final String code;
  private OrderType type = OrderType.FORWARD;
  private @Nullable String parent;
  private FulfilmentMode mode = FulfilmentMode.DIRECT;
  private long buyerId = 7;
  private @Nullable BigDecimal total;
  private @Nullable String feature;
  private final List<TradeItem> items = new ArrayList<>();
  private final List<TradePackage> packages = new ArrayList<>();

  private SampleTrade(String code) {
    this.code = code;
  }

  static SampleTrade trade(String code) {
    return new SampleTrade(code);
  }

  SampleTrade item(long skuId, int quantity) {
    return item(skuId, quantity, null);
  }

  SampleTrade item(long skuId, int quantity, @Nullable String packageNo) {
    return item(skuId, quantity, packageNo, new BigDecimal("9.99"));
  }

  SampleTrade item(
      long skuId, int quantity, @Nullable String packageNo, @Nullable BigDecimal price) {
    items.add(
        new TradeItem(
            1000 + skuId,
            skuId,
            quantity,
            price,
            null,
            null,
            "thing " + skuId,
            null,
            null,
            new BigDecimal("0.5"),
            new BigDecimal("0.001234"),
            null,
            packageNo,
            null));
    return this;
  }

  SampleTrade parcel(String packageNo, @Nullable Long warehouseId) {
    packages.add(
        new TradePackage(packageNo, warehouseId, null, null, null, null, null, null, null, null));
    return this;
  }

  SampleTrade total(String amount) {
    total = new BigDecimal(amount);
    return this;
  }

  SampleTrade feature(String json) {
    feature = json;
    return this;
  }

  SampleTrade mode(FulfilmentMode path) {
    mode = path;
    return this;
  }

  SampleTrade buyer(long id) {
    buyerId = id;
    return this;
  }

  SampleTrade returning(String parentLgOrderCode) {
    type = OrderType.REVERSE;
    parent = parentLgOrderCode;
    return this;
  }

  OrderPaid paid() {
    return new OrderPaid(
        code,
        "shop",
        type,
        parent,
        null,
        mode,
        buyerId,
        "Buyer",
        null,
        null,
        1,
        "CNY",
        total,
        null,
        null,
        null,
        120,
        List.copyOf(items),
        List.copyOf(packages),
        feature);
  }
}
