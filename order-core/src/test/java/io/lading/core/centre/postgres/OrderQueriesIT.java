package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.ItemView;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderView;
import io.lading.core.query.PackageView;
import io.lading.core.query.StockView;
import io.lading.core.query.postgres.PostgresLogisticsOrders;
import io.lading.core.query.postgres.PostgresStockLevels;
import io.lading.core.query.postgres.QuerySession;
import io.lading.engines.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told of orders that the use cases have made, and of stock. Each test has its buyer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderQueriesIT {

  private final QueriedCentre centre = new QueriedCentre();
  private final LogisticsOrders orders =
      new PostgresLogisticsOrders(centre.queries(), (_, _, _) -> List.of(), 1000);

  @AfterAll
  void close() {
    centre.close();
  }

  @Test
  void anOrderIsToldWithEverythingThatItsTradeSaid() throws IOException {
    OrderPaid paid = fullTrade("T202603010002");
    long id = centre.created(paid);
    List<PackageView> packages = paid.packages().stream().map(ExpectedViews::parcel).toList();
    List<ItemView> items = paid.items().stream().map(ExpectedViews::item).toList();
    OrderView whole = ExpectedViews.order(id, paid, centre.now);
    assertThat(orders.find(id, OrderParts.ALL)).hasValue(whole.with(packages, items));
    assertThat(orders.find(id, OrderParts.NONE)).hasValue(whole);
    assertThat(orders.find(id, new OrderParts(true, false))).hasValue(whole.with(packages, null));
    assertThat(orders.find(id, new OrderParts(false, true))).hasValue(whole.with(null, items));
    assertThat(orders.find(id + 1, OrderParts.ALL)).isEmpty();
  }

  @Test
  void packagesAndItemsAreToldInTheirOwnStatus() throws IOException {
    long id = centre.created(fullTrade("T202603010003"));
    centre.changed(Update.status("confirm", id, "CONFIRMED"));
    centre.changed(Update.status("ship", id, "SHIPPED", ",\"packageNo\":\"P2\""));
    OrderView order = orders.find(id, OrderParts.ALL).orElseThrow();
    assertThat(order.packages())
        .extracting(PackageView::status)
        .containsExactly(OrderStatus.CONFIRMED, OrderStatus.SHIPPED);
    assertThat(order.items())
        .extracting(ItemView::status)
        .containsExactly(OrderStatus.CONFIRMED, OrderStatus.SHIPPED);
    assertThat(order.state().sequence()).isEqualTo(3);
  }

  @Test
  void whoWasErasedIsInNoAnswer() {
    long id = centre.created(QueriedCentre.paid(trade("ERASED", 8)));
    assertThat(page(buyer(8), null).orders()).hasSize(1);
    centre.workshop.execute("UPDATE logistics_order SET is_delete = true WHERE id = ?", id);
    assertThat(page(buyer(8), null)).isEqualTo(new OrderPage(List.of(), null));
    assertThat(page(tradeCode("ERASED"), null).orders()).isEmpty();
    assertThat(orders.find(id, OrderParts.ALL)).isEmpty();
  }

  @Test
  void aCancelThatCameBeforeItsOrderIsNoOrder() {
    centre.workshop.execute(
        """
        INSERT INTO logistics_order_unique (trade_order_code, biz_type, cancelled_first, created_at)
        VALUES ('CANCELLED', 'shop', true, now())
        """);
    assertThat(page(tradeCode("CANCELLED"), null)).isEqualTo(new OrderPage(List.of(), null));
  }

  @Test
  void aPageIsFullAndTellsWhetherThereIsAnother() {
    List<Long> ids =
        IntStream.range(0, 5)
            .mapToObj(n -> centre.created(QueriedCentre.paid(trade("PAGE" + n, 9))))
            .toList()
            .reversed();
    OrderPage first = page(buyer(9), null);
    assertThat(first.orders()).extracting(OrderView::orderId).isEqualTo(ids.subList(0, 3));
    assertThat(first.next()).isEqualTo(ids.get(2));
    OrderPage second = page(buyer(9), first.next());
    assertThat(second.orders()).extracting(OrderView::orderId).isEqualTo(ids.subList(3, 5));
    assertThat(second.next()).isNull();
    centre.workshop.execute(
        "UPDATE logistics_order SET is_delete = true WHERE id = ?", ids.getLast());
    assertThat(page(buyer(9), ids.get(0)).next()).isNull();
  }

  @Test
  void partsOfAWholePageAreReadByOneStatementEachAndOnlyIfTheyAreWanted() {
    IntStream.range(0, 2).forEach(n -> centre.created(QueriedCentre.paid(trade("PARTS" + n, 10))));
    long id = centre.created(QueriedCentre.paid(trade("PARTS2", 10)));
    try (var plans =
        new ExecutedPlans(centre.workshop, "lading_projector", QuerySession.SETTINGS)) {
      var heard = new PostgresLogisticsOrders(plans.database(), (_, _, _) -> List.of(), 1000);
      heard.page(new LogisticsOrderQuery(buyer(10), OrderParts.NONE, 3, null));
      assertThat(tables(plans.taken()))
          .filteredOn(table -> !table.startsWith("archived_order_"))
          .containsExactly("logistics_order", "logistics_order", "logistics_order_state");
      heard.page(new LogisticsOrderQuery(buyer(10), OrderParts.ALL, 3, null));
      assertThat(plans.taken()).hasSize(4);
      heard.find(id, OrderParts.NONE);
      assertThat(plans.taken()).hasSize(1);
    }
  }

  @Test
  void aDatabaseWithoutOrdersIsWaitedFor() {
    try (var empty = Engines.shared().postgres().newDatabase()) {
      var none = empty.as("lading_projector");
      var early = new PostgresLogisticsOrders(none, (_, _, _) -> List.of(), 1000);
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> early.find(1, OrderParts.ALL));
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> new PostgresStockLevels(none).leastAvailable(1));
    }
  }

  @Test
  void stockIsToldAsItIsAndTheLeastAvailableFirst() {
    var levels = new PostgresStockLevels(centre.queries());
    centre.workshop.stock(21, 6, 9);
    centre.workshop.stock(21, 5, 7);
    centre.workshop.stock(21, 4, 7);
    centre.created(QueriedCentre.paid(trade("STOCK", 11, 21, 6)));
    StockView stock = levels.find(21, 6).orElseThrow();
    assertThat(List.of(stock.quantity(), stock.reserved(), stock.available(), stock.version()))
        .containsExactly(9L, 1L, 8L, 2L);
    assertThat(stock.updatedAt()).isEqualTo(centre.now);
    assertThat(levels.find(21, 7)).isEmpty();
    assertThat(levels.leastAvailable(10))
        .filteredOn(level -> level.warehouseId() == 21)
        .extracting(StockView::skuId)
        .containsExactly(4L, 5L, 6L);
    assertThat(levels.leastAvailable(1)).hasSize(1);
  }

  /** Those that something was read of. */
  private static List<String> tables(List<ExecutedPlan> plans) {
    return plans.stream()
        .flatMap(plan -> plan.scans().stream())
        .filter(scan -> scan.blocks() > 0)
        .map(ExecutedPlan.Scan::table)
        .sorted()
        .toList();
  }

  private OrderPage page(OrderConditions conditions, @Nullable Long after) {
    return orders.page(new LogisticsOrderQuery(conditions, OrderParts.NONE, 3, after));
  }

  private static OrderConditions buyer(long id) {
    return new OrderConditions(id, null, null, null, null, null, null, null);
  }

  private static OrderConditions tradeCode(String code) {
    return new OrderConditions(null, code, null, null, null, null, null, null);
  }

  private String trade(String code, long buyer) {
    stocked(1, 1);
    return trade(code, buyer, 1, 1);
  }

  private static String trade(String code, long buyer, long warehouse, long sku) {
    return """
    {"tradeOrderCode":"%s","bizType":"shop","buyerId":%d,"warehouseId":%d,"items":[{"itemId":%d,"quantity":1}]}
    """
        .formatted(code, buyer, warehouse, sku);
  }

  private OrderPaid fullTrade(String code) throws IOException {
    stocked(1, 12);
    stocked(2, 13);
    String file = "/corpus/io.lading.trade.order-paid/v1-full.json";
    try (InputStream in = OrderQueriesIT.class.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return QueriedCentre.paid(text.replace("T202603010002", code));
    }
  }

  private void stocked(long warehouse, long sku) {
    centre.workshop.execute(
        """
        INSERT INTO inventory (warehouse_id, sku_id, quantity, updated_at) VALUES (?, ?, 100, now())
        ON CONFLICT DO NOTHING
        """,
        warehouse,
        sku);
  }
}
