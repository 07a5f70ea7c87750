package io.lading.tracking.api;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.Location;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Party;
import io.lading.core.query.ItemView;
import io.lading.core.query.OrderState;
import io.lading.core.query.OrderView;
import io.lading.core.query.PackageView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of which everything is known, and one of which nothing is that need not be. */
final class SampleOrders {

  /** In every text that is personal, and in no other. */
  static final String PERSONAL = "hush";

  private static final String FEATURE = "{\"note\":\"" + PERSONAL + "\"}";
  private static final DeliveryWindow WINDOW = new DeliveryWindow(Instant.EPOCH, Instant.EPOCH);

  private SampleOrders() {}

  static OrderView full() {
    return order(1L, 2, PERSONAL, 3L, "seller", somebody(), WINDOW, FEATURE)
        .with(List.of(fullPackage(), barePackage()), List.of(fullItem(), bareItem()));
  }

  static OrderView bare() {
    return order(null, null, null, null, null, null, null, null);
  }

  private static OrderView order(
      @Nullable Long parent,
      @Nullable Integer origin,
      @Nullable String buyerName,
      @Nullable Long sellerId,
      @Nullable String sellerName,
      @Nullable Party party,
      @Nullable DeliveryWindow window,
      @Nullable String feature) {
    return new OrderView(
        4711,
        "T1",
        "B2C",
        OrderType.REVERSE,
        origin,
        FulfilmentMode.CARRIER,
        parent,
        7,
        buyerName,
        sellerId,
        sellerName,
        1,
        "CNY",
        new BigDecimal("19.90"),
        party,
        party,
        window,
        120,
        feature,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        new OrderState(OrderStatus.SHIPPED, 2, 3, Instant.EPOCH),
        null,
        null);
  }

  private static Party somebody() {
    return new Party(
        9007199254740993L,
        PERSONAL,
        PERSONAL,
        "浙江省",
        "杭州市",
        "西湖区",
        PERSONAL,
        PERSONAL,
        "330106",
        new Location(30.123456, 120.123456));
  }

  private static PackageView fullPackage() {
    return new PackageView(
        "1",
        OrderStatus.SHIPPED,
        1,
        2,
        "SF1",
        "SF",
        "顺丰",
        somebody(),
        somebody(),
        WINDOW,
        FEATURE,
        1);
  }

  private static PackageView barePackage() {
    return new PackageView(
        "2", OrderStatus.SHIPPED, 1, null, null, null, null, null, null, null, null, 1);
  }

  private static ItemView fullItem() {
    return new ItemView(
        1,
        2,
        3,
        OrderStatus.SHIPPED,
        "1",
        new BigDecimal("9.95"),
        "T1-1",
        "红 500g",
        "红茶",
        4,
        5L,
        new BigDecimal("0.500"),
        new BigDecimal("0.000000"),
        "fragile",
        FEATURE);
  }

  private static ItemView bareItem() {
    return new ItemView(
        1,
        2,
        3,
        OrderStatus.SHIPPED,
        "2",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
