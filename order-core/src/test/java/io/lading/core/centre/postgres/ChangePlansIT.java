package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.LifeLimits;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever statements change orders, on tables as they are after some time: it hears of their plans
 * as they are executed, and knows none of them.
 */
class ChangePlansIT {

  private static final int BATCH = 40;
  private static final int GROWN = 100_000;

  /** Far less than a table that has grown, and more than a batch ever needs. */
  private static final long MOST_ROWS = 25L * BATCH;

  private static final LifeLimits LIMITS =
      new LifeLimits(
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(1),
          new LifeLimits.Parking(
              Duration.ofSeconds(1),
              Duration.ofMinutes(1),
              Duration.ofDays(100),
              new LifeLimits.Room(2 * GROWN, 1L << 30, 8L << 20)),
          BATCH);

  private final Workshop workshop = new Workshop();
  private final ExecutedPlans plans = new ExecutedPlans(workshop);
  private final AtomicLong ids = new AtomicLong(10_000_000);
  private final OrderCentre centre = new OrderCentre(needs(), LIMITS);
  private Instant now = Workshop.NOW;
  private int rounds;

  private OrderCentre.Needs needs() {
    var database = plans.database();
    return new OrderCentre.Needs(
        database,
        _ -> ids.incrementAndGet(),
        new WrittenEvents(),
        new PostgresOutboxAppender(),
        new PostgresPositions(database),
        () -> {});
  }

  /** That grow; a position is a row for ever. */
  private static final List<String> TABLES =
      List.of(
          "logistics_order",
          "logistics_order_state",
          "logistics_order_package",
          "logistics_order_item",
          "logistics_order_unique",
          "inventory",
          "message_identity",
          "order_intercept",
          "order_completion",
          "parked_message");

  /** Only the test says when tables are analysed. */
  @BeforeEach
  void stock() {
    workshop.stock(1, 1, 1_000_000);
    TABLES.forEach(
        table -> workshop.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)"));
  }

  @AfterEach
  void close() {
    plans.close();
    workshop.close();
  }

  /** Prepared while the tables were small, so that the plans had to be made anew. */
  @Test
  void changesReadNoMoreOfLargeTablesThanTheyNeedAndByIndex() {
    round(BATCH);
    grow();
    workshop.execute("ANALYZE");
    everyTableIsReadByIndex();
  }

  /** When a new installation is analysed for the first time, if before its tables grow at all. */
  enum Analysed {
    NEVER,
    EMPTY,
    WITH_A_ROW,
    WITH_A_BATCH
  }

  /** A plan is kept until its tables are analysed again, however large they are by then. */
  @ParameterizedTest
  @EnumSource
  void plansThatWereMadeOnSmallTablesServeLargeOnes(Analysed analysed) {
    switch (analysed) {
      case NEVER -> round(BATCH);
      case EMPTY -> analysedThen(() -> round(1));
      case WITH_A_ROW -> {
        round(1);
        analysedThen(() -> round(1));
      }
      case WITH_A_BATCH -> {
        round(BATCH);
        analysedThen(() -> round(1));
      }
    }
    grow();
    everyTableIsReadByIndex();
  }

  private void analysedThen(Runnable made) {
    workshop.execute("ANALYZE");
    made.run();
  }

  private void everyTableIsReadByIndex() {
    plans.taken();
    round(BATCH);
    List<ExecutedPlan> taken = plans.taken();
    assertThat(taken.stream().flatMap(plan -> plan.objections(TABLES, MOST_ROWS)).distinct())
        .isEmpty();
    assertThat(taken.stream().flatMap(plan -> plan.scans().stream()))
        .extracting(ExecutedPlan.Scan::table)
        .contains(TABLES.toArray(String[]::new));
  }

  /** Every kind of message and chore, each about so many orders. */
  private void round(int size) {
    rounds++;
    now = now.plus(Duration.ofDays(1));
    List<Long> orders = created(size);
    changed(orders, id -> Update.status(name("confirmed", id), id, "CONFIRMED"));
    changed(orders, id -> Update.status(name("confirmed", id), id, "CONFIRMED"));
    changed(
        orders, id -> Update.status(name("accepted", id), id, "WAREHOUSE_ACCEPTED", waybill(id)));
    changed(orders, id -> Update.scan(name("scan", id), "M" + id));
    changed(orders, id -> Update.fields(name("order", id), id, FIELDS, ""));
    changed(orders, id -> Update.fields(name("package", id), id, ADDRESS, ",\"packageNo\":\"1\""));
    changed(orders, id -> Update.cancel(name("cancel", id), id));
    now = now.plus(Duration.ofHours(2));
    centre.announceOverdue(() -> now).runOnce();
    changed(orders, id -> Update.answer(name("answer", id), id, "TOO_LATE"));
    changed(orders, id -> Update.status(name("delivered", id), id, "DELIVERED"));
    now = now.plus(Duration.ofHours(2));
    centre.completeDelivered(() -> now).runOnce();
    early();
  }

  private static final String FIELDS = "{\"buyerName\":\"b\",\"receiver\":{\"name\":\"r\"}}";
  private static final String ADDRESS = "{\"receiver\":{\"address\":\"a\"}}";

  private List<Long> created(int size) {
    List<Entry<OrderPaid>> trades = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      trades.add(paid("T" + rounds + "-" + n));
    }
    List<Outcome> outcomes = centre.createOrders().create(new Batch<>(trades, List.of(), now));
    return outcomes.stream().map(Workshop::applied).toList();
  }

  private static Entry<OrderPaid> paid(String code) {
    return Workshop.fromTopic(trade(code).mode(FulfilmentMode.WAREHOUSE).item(1, 1).paid());
  }

  /** What waits for its order, by its code, its trade or a waybill; then it is there. */
  private void early() {
    changed(
        List.of(1L, 2L, 3L), n -> Update.status(name("unknown", n), 1_000 * rounds + n, "SHIPPED"));
    changed(
        List.of(1L, 2L, 3L),
        n -> Update.statusOfTrade(name("early", n), "E" + rounds + "-" + n, "SHIPPED"));
    changed(List.of(1L, 2L, 3L), n -> Update.scan(name("waybill", n), "E" + rounds + "-" + n));
    List<Entry<OrderPaid>> trades = List.of(paid("E" + rounds + "-1"), paid("E" + rounds + "-2"));
    centre.createOrders().create(new Batch<>(trades, List.of(), now));
    now = now.plus(Duration.ofHours(1));
    centre.retryParked(Update.READER, (_, _) -> {}, () -> now).runOnce();
  }

  private interface Saying {
    Entry<InputEvent> of(long order);
  }

  private void changed(List<Long> orders, Saying saying) {
    centre.changeOrders().change(Update.batch(orders.stream().map(saying::of).toList(), now));
  }

  private String name(String what, long order) {
    return what + "-" + rounds + "-" + order;
  }

  private static String waybill(long order) {
    return ",\"mailNo\":\"M" + order + "\",\"expressCode\":\"SF\"";
  }

  /** As many orders more, each like one that is there, and what waits for orders of others. */
  private void grow() {
    GROWTH.forEach(growth -> workshop.execute(growth, GROWN));
  }

  private static final List<String> GROWTH =
      List.of(
          like("logistics_order", "'id', 20000000 + n, 'trade_order_code', 'B' || n"),
          like("logistics_order_state", "'order_id', 20000000 + n"),
          like("logistics_order_package", "'order_id', 20000000 + n, 'mailno', 'B' || n"),
          like("logistics_order_item", "'order_id', 20000000 + n"),
          like("logistics_order_unique", "'order_id', 20000000 + n, 'trade_order_code', 'B' || n"),
          like("inventory", "'sku_id', 1 + n"),
          like("message_identity", "'identity', md5(n::text)"),
          like(
              "parked_message",
              "'id', 1000000 + n, 'identity', md5(n::text), 'order_id', 30000000 + n,"
                  + " 'trade_order_code', 'P' || n, 'biz_type', 'shop', 'mailno', 'P' || n,"
                  + " 'express_code', 'SF', 'due_at', now() + '100 years'"),
          """
          INSERT INTO order_intercept (order_id, package_index, sequence, asked_at, due_at)
          SELECT 20000000 + n, 0, 1, now(), now() + '100 years' FROM generate_series(1, ?) n
          """,
          """
          INSERT INTO order_completion (due_at, order_id)
          SELECT now() + '100 years', 20000000 + n FROM generate_series(1, ?) n
          """);

  /** other: the columns that differ, as arguments of jsonb_build_object. */
  private static String like(String table, String other) {
    return """
    INSERT INTO %1$s OVERRIDING SYSTEM VALUE
    SELECT r.*
    FROM (SELECT t FROM %1$s t LIMIT 1) one, generate_series(1, ?) n,
      LATERAL jsonb_populate_record(one.t, jsonb_build_object(%2$s)) r
    """
        .formatted(table, other);
  }
}
