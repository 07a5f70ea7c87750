package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.contract.OrderStatus;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderView;
import io.lading.core.query.postgres.PostgresLogisticsOrders;
import io.lading.core.query.postgres.QuerySession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for an order does not learn where it is. */
class ArchivedOrderQueriesIT {

  private static final int LIMIT = 3;

  private final HistoryHouse house = new HistoryHouse();
  private final HikariDataSource database = database();
  private final TreeSet<Long> made = new TreeSet<>();
  private final LogisticsOrders orders =
      new PostgresLogisticsOrders(
          database,
          (_, window, atMost) ->
              made.descendingSet().stream()
                  .filter(id -> id < window.below())
                  .limit(atMost)
                  .toList(),
          1000);

  private HikariDataSource database() {
    var config = new HikariConfig();
    config.setDataSource(house.workshop.database.as("lading_projector"));
    config.setConnectionInitSql(QuerySession.SETTINGS);
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }

  @AfterEach
  void close() {
    database.close();
    house.close();
  }

  @Test
  void everyQuestionIsAnsweredTheSameFromTheTablesAndFromHistory() {
    made.addAll(house.finished("T", 7));
    Map<String, List<OrderView>> live = answers();
    assertThat(live).allSatisfy((_, views) -> assertThat(views).isNotEmpty());
    assertThat(live.get("buyer")).hasSize(7);
    house.archive();
    assertThat(house.workshop.count("archived_order")).isEqualTo(7);
    assertThat(answers()).isEqualTo(live);
  }

  @Test
  void pagesGoOnFromTheTablesIntoHistoryAndBackWithoutAGap() {
    made.addAll(house.finished("T", 7));
    house.archive();
    List<Long> archived = List.copyOf(made);
    List.of(1, 3, 4).forEach(n -> house.change(Update.scan("back" + n, archived.get(n))));
    made.add(house.order("young"));
    assertThat(house.workshop.count("archived_order")).isEqualTo(4);
    for (OrderConditions conditions : List.of(buyer(), time())) {
      assertThat(pages(conditions))
          .extracting(OrderView::orderId)
          .containsExactlyElementsOf(made.descendingSet());
    }
  }

  private Map<String, List<OrderView>> answers() {
    var answers = new LinkedHashMap<String, List<OrderView>>();
    for (OrderParts parts : List.of(OrderParts.ALL, OrderParts.NONE, new OrderParts(true, false))) {
      answers.put(
          "code " + parts, made.stream().map(id -> orders.find(id, parts).orElseThrow()).toList());
    }
    answers.put("buyer", pages(buyer()));
    answers.put("time", pages(time()));
    answers.put("trade", pages(conditions("T3", null, null)));
    answers.put("waybill", pages(conditions(null, "M" + made.first(), null)));
    answers.put("status", pages(conditions(null, null, OrderStatus.COMPLETED)));
    return answers;
  }

  private List<OrderView> pages(OrderConditions conditions) {
    var views = new ArrayList<OrderView>();
    Long after = null;
    do {
      OrderPage page =
          orders.page(new LogisticsOrderQuery(conditions, OrderParts.ALL, LIMIT, after));
      views.addAll(page.orders());
      after = page.next();
    } while (after != null);
    return views;
  }

  private OrderConditions buyer() {
    long buyer = orders.find(made.first(), OrderParts.NONE).orElseThrow().buyerId();
    return new OrderConditions(buyer, null, null, null, null, null, null, null);
  }

  private static OrderConditions time() {
    return new OrderConditions(
        null, null, null, null, null, null, HistoryHouse.LONG_AGO.minus(Duration.ofDays(1)), null);
  }

  private static OrderConditions conditions(
      @Nullable String trade, @Nullable String mailNo, @Nullable OrderStatus status) {
    return new OrderConditions(null, trade, null, mailNo, null, status, null, null);
  }
}
