package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.contract.OrderStatus;
import io.lading.core.model.LgOrderCode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that the use cases have made, asked for by HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String TOKEN = "token-of-a-service-0123456789abcd";
  private static final String BEARER = "Bearer " + TOKEN;
  private static final String RECEIPT = "Lading-Receipt-Code";
  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";

  private final Projector projector = new Projector();
  private final List<Long> ofTheBuyer = new ArrayList<>();
  private OrderCentreBeside centre;
  private long full;
  private int published;

  @BeforeAll
  void orders() throws Exception {
    projector.open(
        "--lading.tracking.api.service-tokens=" + "x".repeat(32) + "," + TOKEN,
        "--lading.tracking.api.receipt-secret=" + "s".repeat(32),
        "--lading.tracking.stock.fresh-for=100ms",
        "--lading.tracking.queries.page-orders=50");
    centre = new OrderCentreBeside(projector);
    centre.stock(1, 1, 1000);
    centre.stock(2, 2, 3);
    full = centre.created(FULL);
    for (int n = 0; n < 5; n++) {
      ofTheBuyer.addFirst(centre.created(trade("T" + n, 8)));
    }
    publish();
  }

  @AfterAll
  void close() {
    projector.close();
  }

  private static final String FULL =
      """
      {"tradeOrderCode":"FULL","bizType":"B2C","fulfilmentMode":"CARRIER","buyerId":"9007199254740993","buyerName":"王小明",
       "warehouseId":1,"totalAmount":"128.5","feature":{"channel":"app"},
       "receiver":{"name":"王小明","telephone":"13800000000","city":"上海市","street":"陆家嘴街道","address":"世纪大道 1 号","addressCode":"310115",
                   "location":{"lat":31.2397,"lon":121.4998}},
       "items":[{"itemId":11,"skuId":1,"quantity":2,"unitPrice":"49.25","packageNo":"P1"},{"itemId":2,"quantity":1,"packageNo":"P2"}],
       "packages":[{"packageNo":"P1","mailNo":"SF1","expressCode":"SF"},{"packageNo":"P2","warehouseId":2}]}
      """;

  private static String trade(String code, long buyer) {
    return """
    {"tradeOrderCode":"%s","bizType":"B2C","buyerId":%d,"warehouseId":1,"items":[{"itemId":1,"quantity":1}]}
    """
        .formatted(code, buyer);
  }

  @Test
  void anOrderIsToldByItsCodeWithWhatIsAskedFor() throws Exception {
    JsonNode order = projector.json(path(full));
    assertThat(order.path("lgOrderCode").stringValue()).isEqualTo(LgOrderCode.of(full));
    assertThat(order.path("buyerId").stringValue()).isEqualTo("9007199254740993");
    assertThat(order.path("totalAmount").decimalValue()).isEqualByComparingTo("128.50");
    assertThat(order.path("receiver").toString())
        .isEqualTo("{\"city\":\"上海市\",\"addressCode\":\"310115\"}");
    assertThat(order.has("packages") || order.has("items")).isFalse();
    JsonNode whole = projector.json(path(full) + "?includePackages=true&includeItems=true");
    assertThat(whole.path("packages").valueStream().map(OrdersIT::packageNo))
        .containsExactly("P1", "P2");
    assertThat(whole.path("items").valueStream().map(OrdersIT::packageNo))
        .containsExactly("P1", "P2");
  }

  @Test
  void ordersAreFoundByTradeWaybillBuyerAndTime() throws Exception {
    assertThat(found("tradeOrderCode=FULL&bizType=B2C")).containsExactly(full);
    assertThat(found("tradeOrderCode=FULL&bizType=C2C")).isEmpty();
    assertThat(found("mailNo=SF1&expressCode=SF")).containsExactly(full);
    assertThat(found("mailNo=SF1&buyerId=8")).isEmpty();
    assertThat(found("buyerId=8")).isEqualTo(ofTheBuyer);
    assertThat(found("createdFrom=" + Instant.now().minusSeconds(600)))
        .contains(full)
        .containsAll(ofTheBuyer);
    assertThat(found("createdTo=" + Instant.now().minusSeconds(600))).isEmpty();
    assertThat(found("buyerId=8&createdFrom=2026-01-01T00:00:00%2B08:00")).isEqualTo(ofTheBuyer);
  }

  @Test
  void pagesGoOnByTheirCursor() throws Exception {
    JsonNode first = projector.json("/orders?buyerId=8&limit=3");
    assertThat(ids(first)).isEqualTo(ofTheBuyer.subList(0, 3));
    String next = first.path("next").stringValue();
    JsonNode second = projector.json("/orders?buyerId=8&limit=3&cursor=" + next);
    assertThat(ids(second)).isEqualTo(ofTheBuyer.subList(3, 5));
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void ordersAreFoundByTheStatusTheyHaveAndNotByOneTheyHaveLeft() throws Exception {
    long here = centre.created(trade("HERE", 9));
    long gone = centre.created(trade("GONE", 9));
    centre.reported(here, OrderStatus.CONFIRMED);
    centre.reported(gone, OrderStatus.CONFIRMED);
    publish();
    assertThat(found("status=CONFIRMED")).containsExactly(gone, here);
    centre.reported(gone, OrderStatus.SHIPPED);
    JsonNode page = projector.json("/orders?status=CONFIRMED&limit=1");
    assertThat(ids(page)).containsExactly(here);
    assertThat(found("status=SHIPPED")).isEmpty();
    assertThat(found("status=SHIPPED&buyerId=9")).containsExactly(gone);
    publish();
    assertThat(found("status=SHIPPED")).containsExactly(gone);
  }

  @Test
  void servicesSeePersonalDataAndReceiptCodes() throws Exception {
    JsonNode order = projector.json(path(full), "Authorization", BEARER);
    assertThat(order.path("buyerName").stringValue()).isEqualTo("王小明");
    assertThat(order.path("receiver").path("location").path("lat").doubleValue())
        .isEqualTo(31.2397);
    assertThat(order.path("feature").path("channel").stringValue()).isEqualTo("app");
    assertThat(order.path("receiptCode").stringValue()).hasSize(10);
    JsonNode list = projector.json("/orders?tradeOrderCode=FULL", "Authorization", BEARER);
    assertThat(list.path("orders").get(0).toString()).isEqualTo(order.toString());
    assertThat(projector.json(path(full)).path("personalData").booleanValue()).isFalse();
    assertThat(header(projector.get(path(full), "Authorization", BEARER), "Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  void aReceiptCodeOpensItsOrderAndNoOther() throws Exception {
    String code =
        projector.json(path(full), "Authorization", BEARER).path("receiptCode").stringValue();
    String typed = code.substring(0, 5) + "-" + code.substring(5).toLowerCase();
    JsonNode order = projector.json(path(full), RECEIPT, typed);
    assertThat(order.path("receiver").path("name").stringValue()).isEqualTo("王小明");
    assertThat(order.path("personalData").booleanValue()).isTrue();
    assertThat(order.has("receiptCode")).isFalse();
    assertProblem(
        projector.get(path(ofTheBuyer.getFirst()), RECEIPT, code), 403, "RECEIPT_CODE_REFUSED");
    assertProblem(projector.get("/orders?buyerId=8", RECEIPT, code), 403, "RECEIPT_CODE_REFUSED");
  }

  @Test
  void nobodyGuessesReceiptCodes() throws Exception {
    String path = path(ofTheBuyer.getLast());
    for (int n = 0; n < 5; n++) {
      assertProblem(projector.get(path, RECEIPT, "0000000000"), 403, "RECEIPT_CODE_REFUSED");
    }
    HttpResponse<String> barred = projector.get(path, RECEIPT, "0000000000");
    assertProblem(barred, 429, "TOO_MANY_WRONG_CODES");
    assertThat(Integer.parseInt(header(barred, "Retry-After"))).isBetween(1, 61);
    assertThat(projector.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongTokenIsRefusedAndNotPassedOver() throws Exception {
    for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer", "Basic " + TOKEN, TOKEN)) {
      HttpResponse<String> refused = projector.get(path(full), "Authorization", wrong);
      assertProblem(refused, 401, "UNAUTHORIZED");
      assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(refused.body()).doesNotContain(TOKEN);
    }
    assertProblem(
        projector.get("/orders?buyerId=8", "Authorization", "Bearer x"), 401, "UNAUTHORIZED");
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertProblem(projector.get("/orders"), 400, "INVALID_PARAMETER");
    assertProblem(projector.get("/orders/12"), 400, "MALFORMED_CODE");
    assertProblem(projector.get(path(1)), 404, "UNKNOWN_ORDER");
    assertProblem(projector.get(path(full) + "?x=1"), 400, "INVALID_PARAMETER");
    JsonNode problem = projector.json("/orders?buyerId=x&limit=51&colour=red&mailNo=%00");
    assertThat(problem.path("violations").valueStream().map(OrdersIT::field))
        .containsExactlyInAnyOrder("buyerId", "limit", "colour", "mailNo");
  }

  @Test
  void stockIsToldAndWhatRunsShort() throws Exception {
    JsonNode stock = projector.json("/inventory/2/2");
    assertThat(stock.path("quantity").longValue()).isEqualTo(3);
    assertThat(stock.path("reserved").longValue()).isEqualTo(1);
    assertThat(stock.path("available").longValue()).isEqualTo(2);
    assertThat(stock.path("skuId").stringValue()).isEqualTo("2");
    assertProblem(projector.get("/inventory/2/3"), 404, "UNKNOWN_STOCK");
    JsonNode low = projector.json("/inventory/low?below=3&warehouseId=2");
    assertThat(low.path("stock").get(0).toString()).isEqualTo(stock.toString());
    assertThat(low.path("more").booleanValue()).isFalse();
    assertThat(projector.json("/inventory/low?below=2").path("stock")).isEmpty();
    JsonNode problem = projector.json("/inventory/low?warehouseId=x&limit=0&y=");
    assertThat(problem.path("violations").valueStream().map(OrdersIT::field))
        .containsExactlyInAnyOrder("below", "warehouseId", "limit", "y");
    JsonNode ids = projector.json("/inventory/x/1.5");
    assertThat(ids.path("violations").valueStream().map(OrdersIT::field))
        .containsExactly("warehouseId", "skuId");
  }

  @Test
  void connectionsForQueriesCannotWriteAndAreAskedByHealthOnlyIfTheyAreTheProjections()
      throws Exception {
    var queries = projector.service().getBean("queries", HikariDataSource.class);
    try (Connection connection = queries.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("UPDATE tracking.order_head SET status = 1"))
          .matches(e -> "25006".equals(e.getSQLState()));
    }
    assertThat(projector.json("/actuator/health").path("components").path("db").has("details"))
        .isTrue();
  }

  private void publish() throws Exception {
    published += centre.publish();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(projector.value(CONSUMED)).isEqualTo("" + published));
  }

  private List<Long> found(String query) throws Exception {
    return ids(projector.json("/orders?limit=50&" + query));
  }

  private static List<Long> ids(JsonNode page) {
    return page.path("orders")
        .valueStream()
        .map(order -> Long.valueOf(order.path("orderId").stringValue()))
        .toList();
  }

  private static String field(JsonNode violation) {
    return violation.path("field").stringValue();
  }

  private static String packageNo(JsonNode part) {
    return part.path("packageNo").stringValue();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).path("code").stringValue())
        .isEqualTo(code);
  }

  private static String path(long orderId) {
    return "/orders/" + LgOrderCode.of(orderId);
  }
}
