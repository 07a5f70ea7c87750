package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.ItemView;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderState;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of orders that the use cases have made, and of stock. */
class OrderQueriesIT {

  private final QueriedCentre centre = new QueriedCentre();
  private final LogisticsOrders orders =
      new PostgresLogisticsOrders(centre.queries(), (_, _, _) -> List.of(), 1000);

  @AfterEach
  void close() {
    centre.close();
  }

  @Test
  void anOrderIsToldWithEverythingThatItsTradeSaid() throws IOException {
    OrderPaid paid = fullTrade();
    long id = centre.created(paid);
    List<PackageView> packages = paid.packages().stream().map(OrderQueriesIT::parcel).toList();
    List<ItemView> items = paid.items().stream().map(OrderQueriesIT::item).toList();
    OrderView whole = order(id, paid);
    assertThat(orders.find(id, OrderParts.ALL)).hasValue(whole.with(packages, items));
    assertThat(orders.find(id, OrderParts.NONE)).hasValue(whole);
    assertThat(orders.find(id, new OrderParts(true, false))).hasValue(whole.with(packages, null));
    assertThat(orders.find(id, new OrderParts(false, true))).hasValue(whole.with(null, items));
    assertThat(orders.find(id + 1, OrderParts.ALL)).isEmpty();
  }

  @Test
  void packagesAndItemsAreToldInTheirOwnStatus() throws IOException {
    long id = centre.created(fullTrade());
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
    long id = centre.created(QueriedCentre.paid(trade("T1")));
    assertThat(page(buyer(7), null).orders()).hasSize(1);
    centre.workshop.execute("UPDATE logistics_order SET is_delete = true WHERE id = ?", id);
    assertThat(page(buyer(7), null)).isEqualTo(new OrderPage(List.of(), null));
    assertThat(page(tradeCode("T1"), null).orders()).isEmpty();
    assertThat(orders.find(id, OrderParts.ALL)).isEmpty();
  }

  @Test
  void aCancelThatCameBeforeItsOrderIsNoOrder() {
    centre.workshop.execute(
        """
        INSERT INTO logistics_order_unique (trade_order_code, biz_type, cancelled_first, created_at)
        VALUES ('T1', 'shop', true, now())
        """);
    assertThat(page(tradeCode("T1"), null)).isEqualTo(new OrderPage(List.of(), null));
  }

  @Test
  void aPageIsFullAndTellsWhetherThereIsAnother() {
    List<Long> ids =
        IntStream.range(0, 5)
            .mapToObj(n -> centre.created(QueriedCentre.paid(trade("T" + n))))
            .toList()
            .reversed();
    OrderPage first = page(buyer(7), null);
    assertThat(first.orders()).extracting(OrderView::orderId).isEqualTo(ids.subList(0, 3));
    assertThat(first.next()).isEqualTo(ids.get(2));
    OrderPage second = page(buyer(7), first.next());
    assertThat(second.orders()).extracting(OrderView::orderId).isEqualTo(ids.subList(3, 5));
    assertThat(second.next()).isNull();
    centre.workshop.execute(
        "UPDATE logistics_order SET is_delete = true WHERE id = ?", ids.getLast());
    assertThat(page(buyer(7), ids.get(0)).next()).isNull();
  }

  @Test
  void partsOfAWholePageAreReadByOneStatementEachAndOnlyIfTheyAreWanted() {
    IntStream.range(0, 3).forEach(n -> centre.created(QueriedCentre.paid(trade("T" + n))));
    try (var plans =
        new ExecutedPlans(centre.workshop, "lading_projector", QuerySession.SETTINGS)) {
      var heard = new PostgresLogisticsOrders(plans.database(), (_, _, _) -> List.of(), 1000);
      heard.page(new LogisticsOrderQuery(buyer(7), OrderParts.NONE, 3, null));
      assertThat(tables(plans.taken()))
          .containsExactly("logistics_order", "logistics_order", "logistics_order_state");
      heard.page(new LogisticsOrderQuery(buyer(7), OrderParts.ALL, 3, null));
      assertThat(plans.taken()).hasSize(4);
      heard.find(1, OrderParts.NONE);
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
    centre.created(QueriedCentre.paid(trade("T1")));
    centre.workshop.stock(2, 5, 7);
    centre.workshop.stock(2, 4, 7);
    centre.workshop.execute("UPDATE inventory SET quantity = 9 WHERE warehouse_id = 1");
    StockView stock = levels.find(1, 1).orElseThrow();
    assertThat(List.of(stock.quantity(), stock.reserved(), stock.available(), stock.version()))
        .containsExactly(9L, 1L, 8L, 2L);
    assertThat(stock.updatedAt()).isEqualTo(centre.now);
    assertThat(levels.find(1, 2)).isEmpty();
    assertThat(levels.leastAvailable(10))
        .extracting(level -> level.warehouseId() + ":" + level.skuId())
        .containsExactly("2:4", "2:5", "1:1");
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

  /** Of buyer 7; the first one brings its stock. */
  private String trade(String code) {
    centre.workshop.execute(
        """
        INSERT INTO inventory (warehouse_id, sku_id, quantity, updated_at) VALUES (1, 1, 100, now())
        ON CONFLICT DO NOTHING
        """);
    return """
    {"tradeOrderCode":"%s","bizType":"shop","buyerId":7,"warehouseId":1,"items":[{"itemId":1,"quantity":1}]}
    """
        .formatted(code);
  }

  private OrderPaid fullTrade() throws IOException {
    centre.workshop.stock(1, 12, 100);
    centre.workshop.stock(2, 13, 100);
    String file = "/corpus/io.lading.trade.order-paid/v1-full.json";
    try (InputStream in = OrderQueriesIT.class.getResourceAsStream(file)) {
      return QueriedCentre.paid(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    }
  }

  private OrderView order(long id, OrderPaid paid) {
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
        centre.now,
        centre.now,
        new OrderState(OrderStatus.PENDING, 1, 1, centre.now),
        null,
        null);
  }

  private static PackageView parcel(TradePackage parcel) {
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

  private static ItemView item(TradeItem item) {
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
