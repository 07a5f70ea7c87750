package io.lading.tracking;

import static io.lading.tracking.Answers.assertProblem;
import static io.lading.tracking.Answers.header;
import static io.lading.tracking.Answers.ids;
import static io.lading.tracking.Answers.path;
import static io.lading.tracking.Answers.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.contract.OrderStatus;
import io.lading.core.model.LgOrderCode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Orders that the use cases have made, asked for by HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class OrdersIT {

  private static final String TOKEN = "token-of-a-service-0123456789abcd";
  private static final String BEARER = "Bearer " + TOKEN;
  private static final String RECEIPT = "Lading-Receipt-Code";

  private final QueriedProjector asked = new QueriedProjector();
  private final Projector projector = asked.projector;
  private final List<Long> ofTheBuyer = asked.ofTheBuyer;
  private final long full = asked.full;

  @BeforeAll
  void orders() throws Exception {
    asked.open("x".repeat(32) + "," + TOKEN);
  }

  @AfterAll
  void close() {
    projector.close();
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
    assertThat(asked.found("tradeOrderCode=FULL&bizType=B2C")).containsExactly(full);
    assertThat(asked.found("tradeOrderCode=FULL&bizType=C2C")).isEmpty();
    assertThat(asked.found("mailNo=SF1&expressCode=SF")).containsExactly(full);
    assertThat(asked.found("mailNo=SF1&buyerId=8")).isEmpty();
    assertThat(asked.found("buyerId=8")).isEqualTo(ofTheBuyer);
    assertThat(asked.found("createdFrom=" + Instant.now().minusSeconds(600)))
        .contains(full)
        .containsAll(ofTheBuyer);
    assertThat(asked.found("createdTo=" + Instant.now().minusSeconds(600))).isEmpty();
    assertThat(asked.found("buyerId=8&createdFrom=2026-01-01T00:00:00%2B08:00"))
        .isEqualTo(ofTheBuyer);
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
    long here = asked.created("HERE", 9);
    long gone = asked.created("GONE", 9);
    asked.centre.reported(here, OrderStatus.CONFIRMED);
    asked.centre.reported(gone, OrderStatus.CONFIRMED);
    asked.publish();
    assertThat(asked.found("status=CONFIRMED")).containsExactly(gone, here);
    asked.centre.reported(gone, OrderStatus.SHIPPED);
    JsonNode page = projector.json("/orders?status=CONFIRMED&limit=1");
    assertThat(ids(page)).containsExactly(here);
    assertThat(asked.found("status=SHIPPED")).isEmpty();
    assertThat(asked.found("status=SHIPPED&buyerId=9")).containsExactly(gone);
    asked.publish();
    assertThat(asked.found("status=SHIPPED")).containsExactly(gone);
  }

  @Test
  void anOrderThatWentToHistoryIsToldAsBefore() throws Exception {
    long old = asked.completed("OLD", 10);
    List<String> live = asked.told(old, "tradeOrderCode=OLD", "buyerId=10", "status=COMPLETED");
    assertThat(live).hasSize(4).allMatch(answer -> answer.contains(LgOrderCode.of(old)));
    asked.centre.archive();
    assertThat(asked.centre.isArchived(old)).isTrue();
    assertThat(asked.told(old, "tradeOrderCode=OLD", "buyerId=10", "status=COMPLETED"))
        .isEqualTo(live);
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
    assertThat(header(projector.get(path(full)), "Cache-Control")).isEqualTo("no-cache");
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
  void neitherLogsNorProblemsTellWhatIsPersonalOrPresented(CapturedOutput output) throws Exception {
    String code =
        projector.json(path(full), "Authorization", BEARER).path("receiptCode").stringValue();
    projector.get(path(full) + "?includePackages=true", RECEIPT, code);
    List<HttpResponse<String>> problems =
        List.of(
            projector.get(path(1), "Authorization", BEARER, RECEIPT, code),
            projector.get("/orders?status=x", "Authorization", BEARER),
            projector.get("/orders?buyerId=8", "Authorization", BEARER + "x"),
            projector.get("/orders?tradeOrderCode=FULL", RECEIPT, code),
            projector.get("/orders/x", "Accept", "text/html", "Authorization", BEARER));
    for (HttpResponse<String> problem : problems) {
      assertThat(problem.statusCode()).isBetween(400, 499);
      assertThat(problem.body()).doesNotContain(TOKEN, code, "王小明", "13800000000");
    }
    assertThat(output).doesNotContain(TOKEN, code, "王小明", "13800000000", "世纪大道");
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertProblem(projector.get("/orders"), 400, "INVALID_PARAMETER");
    assertProblem(projector.get("/orders/12"), 400, "MALFORMED_CODE");
    assertProblem(projector.get(path(1)), 404, "UNKNOWN_ORDER");
    assertThat(projector.get(path(full) + "?x=1").statusCode()).isEqualTo(200);
    JsonNode problem = projector.json("/orders?buyerId=x&limit=51&mailNo=%00");
    assertThat(violations(problem)).containsExactlyInAnyOrder("buyerId", "limit", "mailNo");
  }

  @Test
  void parametersThatCannotBeReadAreTheCallersFaultAndNotOurs(CapturedOutput output)
      throws Exception {
    for (String path : List.of("/orders", path(full), path(full) + "/tracking", "/inventory/low")) {
      assertProblem(projector.get(path + "?mailNo=%ff"), 400, "INVALID_PARAMETER");
    }
    assertThat(output).doesNotContain("A question failed");
  }

  @Test
  void noAnswerIsTakenForAnotherTypeOrShownWithinAStrangersPage() throws Exception {
    for (String path : List.of("/", "/operations.html", "/docs.html", path(full), path(1))) {
      HttpResponse<String> answer = projector.get(path);
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'");
    }
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
    JsonNode problem = projector.json("/inventory/low?warehouseId=x&limit=0");
    assertThat(violations(problem)).containsExactlyInAnyOrder("below", "warehouseId", "limit");
    JsonNode ids = projector.json("/inventory/x/1.5");
    assertThat(violations(ids)).containsExactly("warehouseId", "skuId");
  }

  @Test
  void connectionsForQueriesCannotWriteAndNobodyTakesThemForTheProjections() throws Exception {
    var queries = projector.service().getBean(QueryPool.class);
    try (Connection connection = queries.connections().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("UPDATE tracking.order_head SET status = 1"))
          .matches(e -> "25006".equals(e.getSQLState()));
    }
    assertThat(projector.service().getBeanNamesForType(DataSource.class))
        .containsExactly("database");
  }

  private static String packageNo(JsonNode part) {
    return part.path("packageNo").stringValue();
  }
}
