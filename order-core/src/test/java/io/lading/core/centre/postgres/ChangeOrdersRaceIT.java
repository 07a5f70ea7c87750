package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangeOrders;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that meet on the same orders, and what they cost. */
class ChangeOrdersRaceIT {

  private static final int THREADS = 8;
  private static final int ORDERS = 60;
  private static final List<String> PATH =
      List.of(
          "CONFIRMED",
          "SHIPPED",
          "CARRIER_ACCEPTED",
          "PICKED_UP",
          "OUT_FOR_DELIVERY",
          "DELIVERED",
          "COMPLETED");

  private static Workshop workshop;
  private static ChangeOrders change;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    change = workshop.centre().changeOrders();
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    for (long sku = 1; sku <= 5; sku++) {
      workshop.stock(1, sku, 10_000);
    }
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  private static List<Long> orders(int count) {
    var trades =
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    fromTopic(
                        trade("T" + n)
                            .mode(FulfilmentMode.CARRIER)
                            .item(1 + n % 5, 1)
                            .item(1 + (n + 1) % 5, 1)
                            .paid()))
            .toList();
    return workshop
        .centre()
        .createOrders()
        .create(new Batch<>(trades, List.of(), Workshop.NOW))
        .stream()
        .map(Workshop::applied)
        .toList();
  }

  private static Batch<InputEvent> shuffled(List<Entry<InputEvent>> entries, long seed) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(seed));
    return Update.batch(shuffled, Workshop.NOW);
  }

  private static void nothingIsLost() {
    assertThat(
            workshop.rows(
                "SELECT s.order_id FROM logistics_order_state s JOIN outbox e ON e.order_id ="
                    + " s.order_id GROUP BY s.order_id, s.sequence HAVING count(*) <> s.sequence OR"
                    + " count(DISTINCT e.sequence) <> s.sequence OR max(e.sequence) <>"
                    + " s.sequence"))
        .isEmpty();
    assertThat(
            workshop.rows(
                "SELECT e.order_id FROM (SELECT order_id, sequence, lag(sequence) OVER (PARTITION"
                    + " BY order_id ORDER BY id) AS before FROM outbox WHERE order_id IS NOT NULL)"
                    + " e WHERE e.sequence <> coalesce(e.before, 0) + 1"))
        .isEmpty();
    assertThat(
            workshop.rows(
                "SELECT v.sku_id, v.quantity, v.reserved FROM inventory v LEFT JOIN (SELECT"
                    + " i.sku_id, sum(i.item_num) FILTER (WHERE s.status = 0) AS reserved,"
                    + " sum(i.item_num) FILTER (WHERE s.status NOT IN (0, 14, 15)) AS deducted FROM"
                    + " logistics_order_item i JOIN logistics_order_state s ON s.order_id ="
                    + " i.order_id GROUP BY i.sku_id) d ON d.sku_id = v.sku_id WHERE v.quantity <>"
                    + " 10000 - coalesce(d.deducted, 0) OR v.reserved <> coalesce(d.reserved, 0)"))
        .isEmpty();
  }

  @Test
  void batchesOnTheSameOrdersNeitherDeadlockNorLoseAnything() throws Exception {
    List<Long> orders = orders(ORDERS);
    List<Outcome> outcomes =
        Together.run(
            THREADS,
            thread -> {
              var all = new ArrayList<Outcome>();
              for (int round = 0; round < 10; round++) {
                all.addAll(change.change(shuffled(round(orders, thread, round), thread)));
              }
              return all;
            });

    assertThat(outcomes).hasSize(THREADS * 10 * ORDERS);
    nothingIsLost();
    assertThat(workshop.count("message_identity")).isGreaterThanOrEqualTo(THREADS * 10L * ORDERS);
  }

  private static List<Entry<InputEvent>> round(List<Long> orders, int thread, int round) {
    var entries = new ArrayList<Entry<InputEvent>>();
    for (long id : orders) {
      String name = thread + "-" + round + "-" + id;
      entries.add(
          switch (new Random(name.hashCode()).nextInt(6)) {
            case 0 -> Update.cancel(name, id);
            case 1 -> Update.answer(name, id, "TOO_LATE");
            case 2 -> Update.answer(name, id, "CAUGHT");
            case 3 -> Update.scan(name, id);
            case 4 -> Update.fields(name, id, "{\"buyerName\":\"" + name + "\"}", "");
            default -> Update.status(name, id, PATH.get(Math.min(round, PATH.size() - 1)));
          });
    }
    return entries;
  }

  @Test
  void theSameMessagesFromManyThreadsTakeEffectOnce() throws Exception {
    var scans = new ArrayList<Entry<InputEvent>>();
    for (long id : orders(ORDERS)) {
      scans.add(Update.scan("scan " + id, id));
      scans.add(Update.status("lost " + id, id + 1_000_000_000_000L, "SHIPPED"));
    }
    List<Outcome> outcomes =
        Together.run(THREADS, thread -> change.change(shuffled(scans, thread)));

    assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(ORDERS);
    assertThat(outcomes).filteredOn(Outcome.Parked.class::isInstance).hasSize(ORDERS);
    assertThat(workshop.count("parked_message")).isEqualTo(ORDERS);
    assertThat(workshop.count("outbox")).isEqualTo(2 * ORDERS);
    nothingIsLost();
  }

  @Test
  void aThousandUpdatesThatChangeNothingWriteNoWalForOrders() {
    List<Long> orders = orders(100);
    var shipped = new ArrayList<Entry<InputEvent>>();
    orders.forEach(id -> shipped.add(Update.status("first " + id, id, "SHIPPED")));
    change.change(Update.batch(shipped, Workshop.NOW));
    workshop.administer("VACUUM FREEZE");
    workshop.administer("CREATE EXTENSION IF NOT EXISTS pg_walinspect");
    String from = workshop.value("SELECT pg_current_wal_insert_lsn()");
    for (int round = 0; round < 10; round++) {
      var again = new ArrayList<Entry<InputEvent>>();
      for (long id : orders) {
        again.add(Update.status(round + " " + id, id, "SHIPPED"));
      }
      assertThat(change.change(Update.batch(again, Workshop.NOW)))
          .allMatch(Outcome.NoOp.class::isInstance);
    }
    assertThat(workshop.walOf("logistics_order%", from)).isZero();
    assertThat(workshop.walOf("inventory%", from)).isZero();
    assertThat(workshop.walOf("message_identity", from)).isPositive();
  }

  @Test
  void aLoneUpdateOfAnOrderThatSomebodyHoldsIsDecidedOnWhatHeLeaves() throws Exception {
    long id = orders(1).getFirst();
    List<Outcome> outcomes =
        Together.run(
            THREADS,
            thread ->
                change.change(
                    batch(
                        Update.status(
                            "v" + thread, id, "CONFIRMED", ",\"expectedStatusVersion\":1"))));
    assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
    assertThat(workshop.value("SELECT sequence FROM logistics_order_state")).isEqualTo("2");
  }
}
