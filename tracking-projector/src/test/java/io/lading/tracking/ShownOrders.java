package io.lading.tracking;

import static org.awaitility.Awaitility.await;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Place;
import io.lading.core.model.LgOrderCode;
import java.time.Duration;

/** Orders for the pages to show: made by the use cases, projected by the service. */
final class ShownOrders implements AutoCloseable {

  static final String HOSTILE = "<img src=x onerror=\"document.title='ran'\">";
  static final Place WAREHOUSE = new Place("杭州仓 Hangzhou", 30.27, 120.15);
  static final Place HUB = new Place("嘉兴分拨中心 Jiaxing", 30.75, 120.75);
  static final Place STATION = new Place("上海浦东站点 Pudong", 31.22, 121.53);

  private static final String TOKEN = "token-of-a-service-0123456789abcd";
  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";
  private static final String WITH_TWO_PACKAGES =
      """
      {"tradeOrderCode":"T-%1$s","bizType":"B2C","fulfilmentMode":"CARRIER","buyerId":"7","buyerName":"王小明","warehouseId":1,
       "receiver":{"name":"王小明","telephone":"13800000000","province":"上海","city":"上海市","area":"浦东新区","street":"陆家嘴街道",
                   "address":"世纪大道 1 号","addressCode":"310115","location":{"lat":31.2397,"lon":121.4998}},
       "deliveryWindow":{"from":"2026-12-01T01:00:00Z","to":"2026-12-01T04:00:00Z"},
       "items":[{"itemId":11,"skuId":1,"itemName":"保温杯 500 ml","quantity":2,"packageNo":"P1"},{"itemId":2,"quantity":1,"packageNo":"P2"}],
       "packages":[{"packageNo":"P1","mailNo":"SF-%1$s-1","expressCode":"SF","expressName":"顺丰速运"},
                   {"packageNo":"P2","mailNo":"SF-%1$s-2","expressCode":"SF","warehouseId":2}]}
      """;

  final Projector projector = new Projector();
  final OrderCentreBeside centre;
  final long order;
  private int published;

  ShownOrders() throws Exception {
    open();
    centre = new OrderCentreBeside(projector);
    centre.stock(1, 1, 1000);
    centre.stock(2, 2, 3);
    order = shipped("1");
  }

  /** Of the trade T-name; its packages P1 and P2 have the waybills SF-name-1 and SF-name-2. */
  long shipped(String name) throws Exception {
    long made = centre.created(WITH_TWO_PACKAGES.formatted(name));
    centre.reported(made, OrderStatus.CONFIRMED);
    centre.scanned(made, null, OrderStatus.SHIPPED, WAREHOUSE, null);
    centre.scanned(made, "P1", OrderStatus.PICKED_UP, HUB, HOSTILE);
    publish();
    return made;
  }

  void open() {
    projector.open(
        "--lading.tracking.api.service-tokens=" + TOKEN,
        "--lading.tracking.api.receipt-secret=" + "s".repeat(32),
        "--lading.tracking.stream.retry=200ms",
        "--lading.tracking.stock.fresh-for=200ms",
        "--lading.tracking.operations.fresh-for=200ms");
  }

  /** Two of the same trade code. */
  void twins() throws Exception {
    for (String bizType : new String[] {"B2C", "C2C"}) {
      centre.created(
          """
          {"tradeOrderCode":"TWIN","bizType":"%s","buyerId":8,"warehouseId":1,"items":[{"itemId":1,"quantity":1}]}
          """
              .formatted(bizType));
    }
    publish();
  }

  /** Whether the service runs or not. */
  void announce() throws Exception {
    published += centre.publish();
  }

  /** And projected. */
  void publish() throws Exception {
    announce();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> projector.value(CONSUMED).equals("" + published));
  }

  String code() {
    return LgOrderCode.of(order);
  }

  String receiptCode() throws Exception {
    return projector
        .json("/orders/" + code(), "Authorization", "Bearer " + TOKEN)
        .path("receiptCode")
        .asString();
  }

  String url(String path) {
    return projector.uri(path).toString();
  }

  @Override
  public void close() {
    projector.close();
  }
}
