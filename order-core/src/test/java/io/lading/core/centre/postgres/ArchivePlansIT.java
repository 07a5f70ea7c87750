package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ArchivePolicy;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever statements move orders to history and back, or decide on those that are there, on tables
 * as they are after some years: prepared while they were small.
 */
class ArchivePlansIT {

  private static final int BATCH = 20;
  private static final int GROWN = 30_000;
  private static final long MOST_ROWS = 25L * BATCH;

  private static final List<String> TABLES =
      List.of(
          "logistics_order",
          "logistics_order_state",
          "logistics_order_package",
          "logistics_order_item",
          "logistics_order_unique",
          "parked_message",
          "archived_order_202607",
          "archived_order_202608",
          "archived_waybill_202607",
          "archived_waybill_202608",
          "archived_stock",
          "due_snapshot");

  private final HistoryHouse house = new HistoryHouse();
  private final ExecutedPlans plans = new ExecutedPlans(house.workshop);
  private final OrderCentre centre = house.centre(plans.database());
  private int rounds;

  @AfterEach
  void close() {
    plans.close();
    house.close();
  }

  @Test
  void ordersMoveAndAreDecidedInHistoryByIndexHoweverLargeTheTablesHaveGrown() {
    round();
    grow();
    plans.taken();
    round();
    List<ExecutedPlan> taken = plans.taken();
    assertThat(taken.stream().flatMap(plan -> plan.objections(TABLES, MOST_ROWS)).distinct())
        .isEmpty();
    assertThat(taken.stream().flatMap(plan -> plan.scans().stream()))
        .extracting(ExecutedPlan.Scan::table)
        .contains("archived_order_202607", "archived_waybill_202607", "logistics_order_state");
  }

  /** Archived, decided where they lie, and brought back in every way there is. */
  private void round() {
    rounds++;
    List<Long> orders = house.finished("T" + rounds + "-", BATCH);
    house.order("T" + rounds);
    HistoryHouse.run(
        centre.archiveOrders(
            new ArchivePolicy(HistoryHouse.AFTER, null, false, BATCH), () -> HistoryHouse.NOW));
    assertThat(orders).allMatch(house::isArchived);
    refused(orders, id -> Update.cancel(name("cancel", id), id));
    refused(orders, id -> Update.fields(name("f", id), id, "{\"buyerName\":\"x\"}", ""));
    refused(
        orders,
        id -> Update.fields(name("i", id), id, "{\"feature\":{\"a\":1}}", ",\"itemId\":1001"));
    applied(orders.subList(0, 5), id -> Update.scan(name("by code", id), id));
    applied(orders.subList(5, 10), id -> Update.scan(name("by waybill", id), "M" + id));
    applied(orders.subList(10, 15), id -> late(name("by trade", id), orders.indexOf(id)));
    returned(orders.subList(15, BATCH));
    assertThat(orders).noneMatch(house::isArchived);
  }

  private Entry<InputEvent> late(String name, int number) {
    return Update.statusOfTrade(name, "T" + rounds + "-" + number, "OUT_FOR_DELIVERY");
  }

  private void returned(List<Long> orders) {
    List<Entry<OrderPaid>> returns =
        orders.stream()
            .map(id -> trade("R" + id).returning(LgOrderCode.of(id)).item(1, 1).paid())
            .map(Workshop::fromTopic)
            .toList();
    assertThat(centre.createOrders().create(new Batch<>(returns, List.of(), HistoryHouse.NOW)))
        .allMatch(outcome -> outcome instanceof Outcome.Applied);
  }

  private void refused(List<Long> orders, LongFunction<Entry<InputEvent>> saying) {
    assertThat(told(orders, saying)).allMatch(outcome -> outcome instanceof Outcome.Rejected);
  }

  private void applied(List<Long> orders, LongFunction<Entry<InputEvent>> saying) {
    assertThat(told(orders, saying)).allMatch(outcome -> outcome instanceof Outcome.Applied);
  }

  private List<Outcome> told(List<Long> orders, LongFunction<Entry<InputEvent>> saying) {
    return centre
        .changeOrders()
        .change(Update.batch(orders.stream().map(saying::apply).toList(), HistoryHouse.NOW));
  }

  private String name(String what, long order) {
    return what + "-" + rounds + "-" + order;
  }

  /** Live orders too young to be archived, and months of history, each like what is there. */
  private void grow() {
    GROWTH.forEach(growth -> house.workshop.execute(growth, GROWN));
    house.workshop.execute(
        """
        INSERT INTO archived_waybill (mailno, express_code, order_id, package_index)
        SELECT 'B' || a.order_id, 'SF', a.order_id, 0 FROM archived_order a
        """);
  }

  private static final String YOUNG = "8000000000000000000 + n";

  private static final List<String> GROWTH =
      List.of(
          like("logistics_order", "'id', " + YOUNG + ", 'trade_order_code', 'B' || n"),
          like("logistics_order_state", "'order_id', " + YOUNG),
          like("logistics_order_package", "'order_id', " + YOUNG + ", 'mailno', 'B' || n"),
          like("logistics_order_item", "'order_id', " + YOUNG),
          like(
              "logistics_order_unique",
              "'order_id', " + YOUNG + ", 'trade_order_code', 'B' || n, 'archived', false"),
          like("due_snapshot", "'id', 1000000 + n"),
          like("archived_stock", "'sku_id', 1000 + n"),
          """
          INSERT INTO archived_order
            (order_id, buyer_id, parent_order_id, status, sequence, content, archived_at)
          SELECT s.order_id + 1000000 + n
              + CASE WHEN n % 2 = 0 THEN (31::bigint * 86400000) << 22 ELSE 0 END,
            o.buyer_id, NULL, s.status, s.sequence,
            ROW(o, s,
              ARRAY(SELECT p FROM logistics_order_package p WHERE p.order_id = o.id),
              ARRAY(SELECT i FROM logistics_order_item i WHERE i.order_id = o.id))::whole_order,
            now()
          FROM logistics_order_state s JOIN logistics_order o ON o.id = s.order_id,
            generate_series(1, ?) n
          WHERE s.order_id = (SELECT min(f.order_id) FROM logistics_order_state f)
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
