package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.IdWindow;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderView;
import io.lading.core.query.postgres.PostgresLogisticsOrders;
import io.lading.core.query.postgres.PostgresStockLevels;
import io.lading.core.query.postgres.QuerySession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every query, as it is executed, on a million orders: by index, and no more rows than it may look
 * at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderQueryPlansIT {

  private static final int LIMIT = 20;
  private static final int MOST_LOOKED = 5000;

  /** A page of orders and one more; and if one of them does not fit, four times as many ids. */
  private static final long A_PAGE = 5L * (LIMIT + 1);

  private final Workshop workshop = new Workshop();
  private final ExecutedPlans plans =
      new ExecutedPlans(workshop, "lading_projector", QuerySession.SETTINGS);
  private final LogisticsOrders orders =
      new PostgresLogisticsOrders(plans.database(), this::heard, MOST_LOOKED);
  private final PostgresStockLevels levels = new PostgresStockLevels(plans.database());

  /** What the projection says of a status is given by the test. */
  private List<Long> heard = List.of();

  /** Of plans that were made while the tables were empty. */
  private List<ExecutedPlan> early = List.of();

  private List<Long> heard(OrderStatus status, IdWindow window, int atMost) {
    return heard.stream().limit(atMost).toList();
  }

  @BeforeAll
  void load() {
    everyQuestion();
    MillionOrders.load(workshop);
    plans.taken();
    everyQuestion();
    early = plans.taken();
    workshop.execute("ANALYZE");
  }

  @AfterAll
  void close() {
    plans.close();
    workshop.close();
  }

  private void everyQuestion() {
    orders.find(MillionOrders.id(500_001), OrderParts.ALL);
    page(buyer(MillionOrders.BUSY_BUYER));
    page(trade(MillionOrders.tradeOrderCode(1)));
    page(waybill("SF3"));
    page(month());
    heard = List.of(MillionOrders.id(1));
    page(status(OrderStatus.COMPLETED));
    levels.find(1, 1);
  }

  @Test
  void plansThatWereMadeOnEmptyTablesServeFullOnes() {
    assertThat(early).hasSizeGreaterThan(10);
    assertThat(early.stream().flatMap(plan -> plan.objections(MillionOrders.TABLES, A_PAGE)))
        .isEmpty();
  }

  @Test
  void byCode() {
    assertThat(orders.find(MillionOrders.id(500_001), OrderParts.ALL)).isPresent();
    readsAtMost(10);
  }

  @Test
  void byTrade() {
    assertThat(page(trade(MillionOrders.tradeOrderCode(123_456))).orders()).hasSize(1);
    readsAtMost(10);
  }

  @Test
  void byWaybill() {
    assertThat(page(waybill("SF246913")).orders())
        .extracting(OrderView::orderId)
        .containsExactly(MillionOrders.id(123_456));
    readsAtMost(10);
  }

  @Test
  void byBuyer() {
    assertThat(page(buyer(MillionOrders.BUSY_BUYER)).orders()).hasSize(LIMIT);
    readsAtMost(A_PAGE);
  }

  @Test
  void byBuyerFromTheMiddleOfHisOrders() {
    long after = MillionOrders.id(500_000);
    OrderPage page =
        orders.page(
            new LogisticsOrderQuery(buyer(MillionOrders.BUSY_BUYER), OrderParts.ALL, LIMIT, after));
    assertThat(page.orders().getFirst().orderId()).isEqualTo(MillionOrders.id(499_950));
    readsAtMost(A_PAGE);
  }

  @Test
  void byBuyerAndTime() {
    var conditions =
        new OrderConditions(
            MillionOrders.BUSY_BUYER,
            null,
            null,
            null,
            null,
            null,
            MillionOrders.createdAt(300_000),
            MillionOrders.createdAt(400_000));
    assertThat(page(conditions).orders().getFirst().orderId()).isEqualTo(MillionOrders.id(399_950));
    readsAtMost(A_PAGE);
  }

  /** He has none: as many of his orders are looked at as may be, and the next page goes on. */
  @Test
  void byBuyerAndAStatusThatHeHasNoneOf() {
    OrderPage page =
        page(
            new OrderConditions(
                MillionOrders.BUSY_BUYER,
                null,
                null,
                null,
                null,
                OrderStatus.DELIVERY_INTERCEPTING,
                null,
                null));
    assertThat(page.orders()).isEmpty();
    assertThat(page.next()).isNotNull();
    readsAtMost(MOST_LOOKED);
  }

  @Test
  void byTime() {
    var hour =
        new OrderConditions(
            null,
            null,
            null,
            null,
            null,
            null,
            MillionOrders.createdAt(300_000),
            MillionOrders.createdAt(300_000).plus(Duration.ofHours(1)));
    OrderPage page = page(hour);
    assertThat(page.orders()).hasSize(LIMIT);
    readsAtMost(20 * A_PAGE);
    assertThat(
            orders.page(new LogisticsOrderQuery(hour, OrderParts.ALL, LIMIT, page.next())).orders())
        .hasSize(LIMIT);
    readsAtMost(A_PAGE);
  }

  @Test
  void byTimeAlone() {
    assertThat(page(month()).orders()).hasSize(LIMIT);
    readsAtMost(A_PAGE);
  }

  /** Half of what the projection knows is not so any more. */
  @Test
  void byStatus() {
    heard = new ArrayList<>();
    for (int n = 1_000_000; n > 940_000; n -= 7) {
      heard.add(MillionOrders.id(n));
    }
    OrderPage page = page(status(OrderStatus.SHIPPED));
    assertThat(page.next()).isNotNull();
    assertThat(page.orders()).allMatch(order -> order.state().status() == OrderStatus.SHIPPED);
    readsAtMost(A_PAGE);
  }

  @Test
  void stockOfASku() {
    assertThat(levels.find(3, 77_777)).isPresent();
    readsAtMost(1);
  }

  private void readsAtMost(long rows) {
    List<ExecutedPlan> taken = plans.taken();
    assertThat(taken).isNotEmpty();
    assertThat(taken.stream().flatMap(plan -> plan.objections(MillionOrders.TABLES, rows)))
        .isEmpty();
    assertThat(taken.stream().flatMap(plan -> plan.scans().stream()))
        .allMatch(scan -> scan.rows() <= rows);
  }

  private OrderPage page(OrderConditions conditions) {
    return orders.page(new LogisticsOrderQuery(conditions, OrderParts.ALL, LIMIT, null));
  }

  private static OrderConditions buyer(long id) {
    return new OrderConditions(id, null, null, null, null, null, null, null);
  }

  private static OrderConditions trade(String code) {
    return new OrderConditions(null, code, null, null, null, null, null, null);
  }

  private static OrderConditions waybill(String mailNo) {
    return new OrderConditions(null, null, null, mailNo, "SF", null, null, null);
  }

  private static OrderConditions status(OrderStatus status) {
    return new OrderConditions(null, null, null, null, null, status, null, null);
  }

  private static OrderConditions month() {
    return new OrderConditions(null, null, null, null, null, null, MillionOrders.BEGIN, null);
  }
}
