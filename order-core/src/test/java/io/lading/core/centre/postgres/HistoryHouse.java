package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.change.ArchiveOrders;
import io.lading.core.change.ArchivePolicy;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderPaid;
import io.lading.core.id.IdLayout;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.postgres.IndexPlans;
import io.lading.core.verify.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An order centre whose orders were made long ago, with real events, and its archiver. */
final class HistoryHouse implements AutoCloseable {

  static final Instant LONG_AGO = Instant.parse("2026-07-10T12:00:00.123456Z");
  static final Instant NOW = Workshop.NOW;
  static final Duration AFTER = Duration.ofDays(90);

  final Workshop workshop;
  final HikariDataSource pool;
  final OrderCentre centre;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();

  HistoryHouse() {
    this(new Workshop());
  }

  /** Nothing has happened in it yet. */
  HistoryHouse(Workshop workshop) {
    this.workshop = workshop;
    var config = new HikariConfig();
    config.setDataSource(workshop.database.as("lading_ingest"));
    config.setConnectionInitSql(IndexPlans.SETTINGS);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    pool = new HikariDataSource(config);
    centre = centre(pool);
    begin();
  }

  /** Another one on the same orders. */
  OrderCentre centre(DataSource database) {
    return new OrderCentre(
        new OrderCentre.Needs(
            database,
            _ -> ids.incrementAndGet(),
            new JsonEventWriter(CoordinatePrecision.EXACT),
            new PostgresOutboxAppender(),
            new PostgresPositions(database),
            () -> {}));
  }

  /** As if nothing had happened yet; enough of SKUs 1 and 2, as adjustments brought it. */
  void clear() {
    workshop.clear();
    begin();
  }

  private void begin() {
    idsFrom(LONG_AGO);
    for (long sku = 1; sku <= 2; sku++) {
      workshop.stock(1, sku, 100_000);
      workshop.execute(
          """
          INSERT INTO inventory_adjustment
            (identity, warehouse_id, sku_id, delta, quantity_after, created_at)
          VALUES (gen_random_uuid(), 1, ?, 100000, 100000, now())
          """,
          sku);
    }
  }

  void idsFrom(Instant time) {
    ids.set(IdLayout.firstOf(time));
  }

  ArchiveOrders archiver() {
    return archiver(null, false);
  }

  ArchiveOrders archiver(@Nullable Duration keepFor, boolean detachOnly) {
    return centre.archiveOrders(new ArchivePolicy(AFTER, keepFor, detachOnly, 7), () -> NOW);
  }

  /** A whole round. */
  void archive() {
    run(archiver());
  }

  static void run(ArchiveOrders archiver) {
    while (archiver.runOnce() > 0) {
      // Until a round is over.
    }
    assertThat(archiver.leftOut()).isEmpty();
  }

  long order(String code) {
    return order(trade(code).item(1, 2).paid());
  }

  long order(OrderPaid paid) {
    var batch = new Batch<>(List.of(Workshop.fromTopic(paid)), List.of(), LONG_AGO);
    return Workshop.applied(centre.createOrders().create(batch).getFirst());
  }

  /** Delivered and completed long ago. */
  long finished(String code) {
    return finished(order(code));
  }

  long finished(long orderId) {
    return finished(List.of(orderId)).getFirst();
  }

  /** Orders of trades with this name and a number each, in a commit a step. */
  List<Long> finished(String name, int orders) {
    List<Entry<OrderPaid>> trades =
        IntStream.range(0, orders)
            .mapToObj(n -> Workshop.fromTopic(trade(name + n).item(1, 2).paid()))
            .toList();
    var batch = new Batch<>(trades, List.of(), LONG_AGO);
    return finished(centre.createOrders().create(batch).stream().map(Workshop::applied).toList());
  }

  private List<Long> finished(List<Long> orderIds) {
    for (String status : List.of("CONFIRMED", "SHIPPED", "DELIVERED", "COMPLETED")) {
      List<Entry<InputEvent>> updates =
          orderIds.stream()
              .map(id -> Update.status(name(), id, status, waybill(status, id)))
              .toList();
      assertThat(centre.changeOrders().change(Update.batch(updates, LONG_AGO)))
          .allMatch(outcome -> outcome instanceof Outcome.Applied);
    }
    return orderIds;
  }

  /** Shipped, each has one. */
  private static String waybill(String status, long orderId) {
    return status.equals("SHIPPED")
        ? ",\"mailNo\":\"M%d\",\"expressCode\":\"SF\"".formatted(orderId)
        : "";
  }

  /** Cancelled long ago. */
  long cancelled(String code) {
    long orderId = order(code);
    assertThat(change(LONG_AGO, Update.cancel(name(), orderId)))
        .isInstanceOf(Outcome.Applied.class);
    return orderId;
  }

  String name() {
    return "message " + messages.incrementAndGet();
  }

  Outcome change(Entry<InputEvent> update) {
    return change(NOW, update);
  }

  Outcome change(Instant now, Entry<InputEvent> update) {
    return centre.changeOrders().change(Update.batch(List.of(update), now)).getFirst();
  }

  Outcome create(OrderPaid paid) {
    var batch = new Batch<>(List.of(Workshop.fromTopic(paid)), List.of(), NOW);
    return centre.createOrders().create(batch).getFirst();
  }

  boolean isLive(long orderId) {
    return !workshop
        .rows("SELECT s.order_id FROM logistics_order_state s WHERE s.order_id = ?", orderId)
        .isEmpty();
  }

  boolean isArchived(long orderId) {
    return !workshop
        .rows("SELECT a.order_id FROM archived_order a WHERE a.order_id = ?", orderId)
        .isEmpty();
  }

  /** Every row of the order as it is stored where it is live. */
  List<String> live(long orderId) {
    return workshop.rows(
        """
        SELECT o::text FROM logistics_order o WHERE o.id = ?
        UNION ALL SELECT s::text FROM logistics_order_state s WHERE s.order_id = ?
        UNION ALL SELECT p::text FROM logistics_order_package p WHERE p.order_id = ?
        UNION ALL SELECT i::text FROM logistics_order_item i WHERE i.order_id = ?
        """,
        orderId,
        orderId,
        orderId,
        orderId);
  }

  /** The same as history shows them. */
  List<String> archived(long orderId) {
    return workshop.rows(
        """
        SELECT o::text FROM history_order o WHERE o.id = ?
        UNION ALL SELECT s::text FROM history_order_state s WHERE s.order_id = ?
        UNION ALL SELECT p::text FROM history_order_package p WHERE p.order_id = ?
        UNION ALL SELECT i::text FROM history_order_item i WHERE i.order_id = ?
        """,
        orderId,
        orderId,
        orderId,
        orderId);
  }

  void holdsEveryInvariant() {
    holdsEveryInvariant("");
  }

  void holdsEveryInvariant(String where) {
    var report = new Invariants(workshop.database.as("lading_verify")).check();
    assertThat(report.holds()).as("%s %s", where, report).isTrue();
  }

  @Override
  public void close() {
    pool.close();
    workshop.close();
  }
}
