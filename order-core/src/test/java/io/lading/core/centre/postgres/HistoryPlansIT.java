package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderView;
import io.lading.core.query.postgres.PostgresLogisticsOrders;
import io.lading.core.query.postgres.QuerySession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryPlansIT {

  private static final int ORDERS = 30_000;
  private static final int LIMIT = 20;

  /** A page of orders and one more; and if one of them is elsewhere, four times as many ids. */
  private static final long A_PAGE = 5L * (LIMIT + 1);

  private static final List<String> TABLES =
      List.of(
          "archived_order_202607",
          "archived_order_202608",
          "archived_waybill_202607",
          "archived_waybill_202608");

  private static HistoryHouse house;
  private static ExecutedPlans plans;
  private static LogisticsOrders orders;
  private static long order;

  /** Of plans that were made while history was small. */
  private static List<ExecutedPlan> early = List.of();

  /** Two months of it, of as many buyers. */
  @BeforeAll
  static void manyOrders() {
    house = new HistoryHouse();
    order = house.order("T1");
    String waybill = ",\"mailNo\":\"M\",\"expressCode\":\"SF\"";
    house.change(HistoryHouse.LONG_AGO, Update.status("s", order, "SHIPPED", waybill));
    house.change(HistoryHouse.LONG_AGO, Update.status("d", order, "DELIVERED"));
    house.change(HistoryHouse.LONG_AGO, Update.status("c", order, "COMPLETED"));
    house.archive();
    plans = new ExecutedPlans(house.workshop, "lading_projector", QuerySession.SETTINGS);
    orders = new PostgresLogisticsOrders(plans.database(), (_, _, _) -> List.of(order), 1000);
    everyQuestion();
    grow();
    plans.taken();
    everyQuestion();
    early = plans.taken();
    house.workshop.execute("ANALYZE");
  }

  private static void grow() {
    house.workshop.execute(
        """
        INSERT INTO archived_order (order_id, buyer_id, parent_order_id, status, sequence, content, archived_at)
        SELECT a.order_id + n + CASE WHEN n % 2 = 0 THEN (31::bigint * 86400000) << 22 ELSE 0 END,
          a.buyer_id + n, CASE WHEN n % 10 = 0 THEN n END, a.status, a.sequence, a.content, a.archived_at
        FROM archived_order a, generate_series(1, ?) n
        """,
        ORDERS);
    house.workshop.execute(
        """
        INSERT INTO archived_waybill (mailno, express_code, order_id, package_index)
        SELECT 'M' || a.order_id, 'SF', a.order_id, 0 FROM archived_order a WHERE a.order_id <> ?
        """,
        order);
  }

  @AfterAll
  static void close() {
    plans.close();
    house.close();
  }

  @Test
  void everyQuestionAboutOrdersReadsHistoryByIndexWheneverItWasPlanned() {
    everyQuestion();
    List<ExecutedPlan> taken = new ArrayList<>(plans.taken());
    taken.addAll(early);
    assertThat(taken.stream().flatMap(plan -> plan.objections(TABLES, A_PAGE)).distinct())
        .isEmpty();
    assertThat(taken.stream().flatMap(plan -> plan.scans().stream()))
        .filteredOn(scan -> TABLES.contains(scan.table()))
        .hasSizeGreaterThan(20)
        .allMatch(scan -> scan.rows() <= A_PAGE);
  }

  private static void everyQuestion() {
    OrderView found = orders.find(order, OrderParts.ALL).orElseThrow();
    assertThat(page(found.buyerId(), null, null, null)).containsExactly(order);
    assertThat(page(null, "T1", null, null)).containsExactly(order);
    assertThat(page(null, null, "M", null)).containsExactly(order);
    assertThat(page(null, null, null, OrderStatus.COMPLETED)).containsExactly(order);
    assertThat(page(null, null, null, null)).isNotEmpty();
  }

  private static List<Long> page(
      @Nullable Long buyer,
      @Nullable String trade,
      @Nullable String mailNo,
      @Nullable OrderStatus status) {
    var conditions =
        new OrderConditions(
            buyer, trade, null, mailNo, null, status, HistoryHouse.LONG_AGO.minusSeconds(60), null);
    return orders
        .page(new LogisticsOrderQuery(conditions, OrderParts.ALL, LIMIT, null))
        .orders()
        .stream()
        .map(OrderView::orderId)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          archived_order_202607_pkey      | SELECT * FROM archived_order_view WHERE id = $1
          archived_order_202607_pkey      | SELECT * FROM archived_package_view WHERE order_id = $1
          archived_order_202607_pkey      | SELECT * FROM archived_item_view WHERE order_id = $1
          archived_order_202607_pkey      | SELECT order_id FROM archived_order WHERE order_id < $1 + 9 ORDER BY order_id DESC LIMIT 20
          buyer_id_order_id_idx           | SELECT order_id FROM archived_order WHERE buyer_id = 77 ORDER BY order_id DESC LIMIT 20
          buyer_id_order_id_idx           | SELECT order_id FROM archived_order WHERE buyer_id = 77 AND order_id < $1 + 9999 ORDER BY order_id DESC LIMIT 20
          buyer_id_order_id_idx           | SELECT * FROM archived_order_view WHERE buyer_id = 77 ORDER BY id DESC LIMIT 20
          parent_order_id_idx             | SELECT * FROM archived_order_view WHERE parent_order_id = $1
          mailno_express_code_idx         | SELECT order_id FROM archived_waybill WHERE mailno = 'M7' AND express_code = 'SF'
          mailno_express_code_idx         | SELECT order_id FROM archived_waybill WHERE mailno = 'M7'
          """)
  void historyIsReadByIndex(String index, String query) throws SQLException {
    List<String> plan = plan(query.replace("$1", Long.toString(order)));
    assertThat(plan).as("%s", plan).anyMatch(line -> line.contains(index));
    assertThat(plan).as("%s", plan).noneMatch(line -> line.contains("Seq Scan"));
  }

  /** As a service would execute it. */
  private static List<String> plan(String query) throws SQLException {
    try (Connection connection = house.pool.getConnection();
        Statement explain = connection.createStatement();
        ResultSet row = explain.executeQuery("EXPLAIN " + query)) {
      List<String> plan = new ArrayList<>();
      while (row.next()) {
        plan.add(row.getString(1));
      }
      return plan;
    }
  }
}
