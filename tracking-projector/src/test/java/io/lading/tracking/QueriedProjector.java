package io.lading.tracking;

import static io.lading.core.contract.OrderStatus.COMPLETED;
import static io.lading.core.contract.OrderStatus.CONFIRMED;
import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A projector beside an order centre that has made some orders. */
final class QueriedProjector {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";

  private static final String FULL =
      """
      {"tradeOrderCode":"FULL","bizType":"B2C","fulfilmentMode":"CARRIER","buyerId":"9007199254740993","buyerName":"王小明",
       "warehouseId":1,"totalAmount":"128.5","feature":{"channel":"app"},
       "receiver":{"name":"王小明","telephone":"13800000000","city":"上海市","street":"陆家嘴街道","address":"世纪大道 1 号","addressCode":"310115",
                   "location":{"lat":31.2397,"lon":121.4998}},
       "items":[{"itemId":11,"skuId":1,"quantity":2,"unitPrice":"49.25","packageNo":"P1"},{"itemId":2,"quantity":1,"packageNo":"P2"}],
       "packages":[{"packageNo":"P1","mailNo":"SF1","expressCode":"SF"},{"packageNo":"P2","warehouseId":2}]}
      """;

  final Projector projector = new Projector();

  /** The orders of buyer 8, newest first. */
  final List<Long> ofTheBuyer = new ArrayList<>();

  final OrderCentreBeside centre = new OrderCentreBeside(projector);
  final long full;
  private int published;

  QueriedProjector() {
    centre.stock(1, 1, 1000);
    centre.stock(2, 2, 3);
    full = centre.created(FULL);
    for (int n = 0; n < 5; n++) {
      ofTheBuyer.addFirst(created("T" + n, 8));
    }
  }

  /** Created, and not announced yet. */
  long created(String trade, long buyer) {
    return centre.created(
        """
        {"tradeOrderCode":"%s","bizType":"B2C","buyerId":%d,"warehouseId":1,"items":[{"itemId":1,"quantity":1}]}
        """
            .formatted(trade, buyer));
  }

  /** Delivered and completed, and announced. */
  long completed(String trade, long buyer) throws Exception {
    long order = created(trade, buyer);
    for (OrderStatus status : List.of(CONFIRMED, SHIPPED, DELIVERED, COMPLETED)) {
      centre.reported(order, status);
    }
    publish();
    return order;
  }

  /** The whole order by its code, and by each of the queries. */
  List<String> told(long order, String... queries) throws Exception {
    String parts = "includePackages=true&includeItems=true";
    var told = new ArrayList<String>();
    told.add(projector.get(Answers.path(order) + "?" + parts).body());
    for (String query : queries) {
      told.add(projector.get("/orders?" + query + "&" + parts).body());
    }
    return told;
  }

  /** {@code tokens}: of services, separated by commas. */
  void open(String tokens) throws Exception {
    projector.open(
        "--lading.tracking.api.service-tokens=" + tokens,
        "--lading.tracking.api.receipt-secret=" + "s".repeat(32),
        "--lading.tracking.stock.fresh-for=100ms",
        "--lading.tracking.queries.page-orders=50");
    publish();
  }

  /** What was created and changed is announced, and projected. */
  void publish() throws Exception {
    published += centre.publish();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(projector.value(CONSUMED)).isEqualTo("" + published));
  }

  List<Long> found(String query) throws Exception {
    return Answers.ids(projector.json("/orders?limit=50&" + query));
  }
}
