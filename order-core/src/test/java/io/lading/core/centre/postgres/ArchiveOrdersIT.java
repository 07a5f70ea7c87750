package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.RejectionCode;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveOrdersIT {

  private static final String WAYBILL = ",\"mailNo\":\"M1\",\"expressCode\":\"SF\"";

  private static HistoryHouse house;

  @BeforeAll
  static void open() {
    house = new HistoryHouse();
  }

  @BeforeEach
  void clear() {
    house.clear();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void whatIsFinishedAndOldGoesToHistoryAndNothingElse() {
    long completed = house.finished("T1");
    long cancelled = house.cancelled("T2");
    long pending = house.order("T3");
    long young = house.order("T4");
    house.change(HistoryHouse.NOW.minus(HistoryHouse.AFTER), Update.cancel("young", young));
    house.archive();
    assertThat(List.of(completed, cancelled)).allMatch(house::isArchived).noneMatch(house::isLive);
    assertThat(List.of(pending, young)).allMatch(house::isLive).noneMatch(house::isArchived);
    house.holdsEveryInvariant();
  }

  @Test
  void anOrderReadsTheSameFromEitherAndComesBackAsItWent() {
    long order =
        house.finished(
            house.order(
                trade("T1")
                    .item(1, 2, "a")
                    .item(2, 1, "b")
                    .parcel("a", 1L)
                    .parcel("b", 1L)
                    .total("30.50")
                    .feature("{\"gift\":true}")
                    .paid()));
    List<String> rows = house.live(order);
    List<String> views = views("", order);
    assertThat(rows).hasSize(6);
    house.archive();
    assertThat(house.archived(order)).isEqualTo(rows);
    assertThat(views("archived_", order)).isEqualTo(views);
    assertThat(house.live(order)).isEmpty();
    assertThat(house.change(Update.scan("late", order))).isInstanceOf(Outcome.Applied.class);
    assertThat(withoutState(house.live(order))).isEqualTo(withoutState(rows));
    house.holdsEveryInvariant();
  }

  private static List<String> views(String prefix, long order) {
    var rows = new ArrayList<String>();
    for (String view : List.of("order_view", "package_view", "item_view")) {
      rows.addAll(
          house.workshop.rows(
              "SELECT v::text FROM %s v WHERE v.lg_order_code = ? ORDER BY v::text"
                  .formatted(prefix + view),
              LgOrderCode.of(order)));
    }
    return rows;
  }

  private static List<String> withoutState(List<String> rows) {
    return IntStream.range(0, rows.size()).filter(i -> i != 1).mapToObj(rows::get).toList();
  }

  @Test
  void theSequenceGoesOnAsIfItHadNeverBeenArchived() {
    long order = house.finished("T1");
    house.archive();
    assertThat(house.change(Update.status("late", order, "OUT_FOR_DELIVERY")))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(house.isArchived(order)).isFalse();
    assertThat(
            house.workshop.rows(
                "SELECT sequence FROM outbox WHERE order_id = ? ORDER BY id", order))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(
            house.workshop.value(
                "SELECT status || ' ' || sequence FROM logistics_order_state WHERE order_id = ?",
                order))
        .isEqualTo("10 6");
    house.holdsEveryInvariant();
    house.archive();
    assertThat(house.isLive(order)).as("it was changed just now").isTrue();
  }

  @Test
  void anOrderIsFoundByItsTradeAndByItsWaybill() {
    long order = house.order("T1");
    house.change(HistoryHouse.LONG_AGO, Update.status("s", order, "SHIPPED", WAYBILL));
    house.change(HistoryHouse.LONG_AGO, Update.status("d", order, "DELIVERED"));
    house.change(HistoryHouse.LONG_AGO, Update.status("c", order, "COMPLETED"));
    house.archive();
    assertThat(house.change(Update.scan("by waybill", "M1"))).isInstanceOf(Outcome.Applied.class);
    assertThat(house.isLive(order)).isTrue();
    long other = house.finished("T2");
    house.archive();
    assertThat(house.change(Update.statusOfTrade("by trade", "T2", "OUT_FOR_DELIVERY")))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(house.isLive(other)).isTrue();
    house.holdsEveryInvariant();
  }

  @Test
  void aReplayAndWhatChangesNothingDoNotDisturbHistory() {
    OrderPaid paid = trade("T1").item(1, 2).paid();
    long order = house.order(paid);
    house.change(HistoryHouse.LONG_AGO, Update.status("shipped", order, "SHIPPED"));
    house.change(HistoryHouse.LONG_AGO, Update.status("delivered", order, "DELIVERED"));
    house.change(HistoryHouse.LONG_AGO, Update.status("completed", order, "COMPLETED"));
    house.archive();
    String before = tuples();
    assertThat(house.create(paid)).isInstanceOf(Outcome.NoOp.class);
    assertThat(house.change(Update.status("shipped", order, "SHIPPED")))
        .isInstanceOf(Outcome.NoOp.class);
    house.workshop.execute("DELETE FROM message_identity");
    assertThat(house.change(HistoryHouse.LONG_AGO, Update.status("shipped", order, "SHIPPED")))
        .as("its mark is known, its identity is not")
        .isInstanceOf(Outcome.NoOp.class);
    assertThat(house.change(Update.cancel("too late", order))).isInstanceOf(Outcome.Rejected.class);
    assertThat(house.create(trade("T1").item(1, 3).paid())).isInstanceOf(Outcome.Rejected.class);
    assertThat(tuples()).isEqualTo(before);
    assertThat(house.isArchived(order)).isTrue();
    house.holdsEveryInvariant();
  }

  private static String tuples() {
    return house.workshop.tuplesOf("archived_order_202607")
        + house.workshop.tuplesOf("logistics_order_unique");
  }

  @Test
  void fieldsAreClosedInHistoryAndOpenAgainOnceItIsBack() {
    long order = house.finished("T1");
    house.archive();
    assertThat(house.change(Update.fields("same", order, "{\"buyerName\":\"Buyer\"}", "")))
        .isInstanceOf(Outcome.NoOp.class);
    for (String more : List.of("", ",\"itemId\":1001")) {
      String changes = more.isEmpty() ? "{\"buyerName\":\"x\"}" : "{\"feature\":{\"a\":1}}";
      Outcome refused = house.change(Update.fields("new" + more, order, changes, more));
      assertThat(Workshop.rejection(refused).code()).isEqualTo(RejectionCode.NOT_UPDATABLE_NOW);
      assertThat(Workshop.rejection(refused).details()).containsEntry("until", "until archived");
    }
    assertThat(house.isArchived(order)).isTrue();
    var both =
        Update.batch(
            List.of(
                Update.scan("back", order),
                Update.fields("now", order, "{\"buyerName\":\"x\"}", "")),
            HistoryHouse.NOW);
    assertThat(house.centre.changeOrders().change(both))
        .allMatch(outcome -> outcome instanceof Outcome.Applied);
    house.holdsEveryInvariant();
  }

  @Test
  void aReturnBringsItsOrderBackAndWhatCameBackBeforeIsCountedWhereverItIs() {
    String parent = LgOrderCode.of(house.finished("T1"));
    long parentId = LgOrderCode.parse(parent).orElseThrow();
    long first = house.order(trade("R1").returning(parent).item(1, 1).paid());
    house.archive();
    assertThat(house.isLive(parentId)).as("while a return of it is live").isTrue();
    house.change(HistoryHouse.LONG_AGO, Update.status("r", first, "DELIVERED"));
    house.change(HistoryHouse.LONG_AGO, Update.status("rc", first, "COMPLETED"));
    house.archive();
    house.archive();
    assertThat(List.of(parentId, first)).allMatch(house::isArchived);
    String before = house.workshop.tuplesOf("archived_order_202607");
    assertThat(house.create(trade("R2").returning(parent).item(1, 2).paid()))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(house.isArchived(parentId)).isTrue();
    assertThat(before).isNotEmpty();
    assertThat(house.create(trade("R3").returning(parent).item(1, 1).paid()))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(house.isLive(parentId)).isTrue();
    assertThat(house.isArchived(first)).isTrue();
    assertThat(house.create(trade("R4").returning(parent).item(1, 1).paid()))
        .as("of two pieces both came back, one of them in history")
        .isInstanceOf(Outcome.Rejected.class);
    house.holdsEveryInvariant();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO order_intercept (order_id, package_index, sequence, asked_at, due_at)"
            + " VALUES ($1, 0, 1, now(), now())",
        "INSERT INTO parked_message (identity, consumer_group, topic, partition, record_offset,"
            + " record_timestamp, headers, parked_at, attempts, due_at, order_id) VALUES"
            + " (gen_random_uuid(), 'g', 't', 0, 7, 0, '', now(), 1, now(), $1)",
        "INSERT INTO parked_message (identity, consumer_group, topic, partition, record_offset,"
            + " record_timestamp, headers, parked_at, attempts, due_at, trade_order_code,"
            + " biz_type) VALUES (gen_random_uuid(), 'g', 't', 0, 7, 0, '', now(), 1, now(),"
            + " 'T1', 'shop')",
        "INSERT INTO parked_message (identity, consumer_group, topic, partition, record_offset,"
            + " record_timestamp, headers, parked_at, attempts, due_at, express_code, mailno)"
            + " VALUES (gen_random_uuid(), 'g', 't', 0, 7, 0, '', now(), 1, now(), 'SF', 'M$1')",
        "UPDATE logistics_order_state SET package_states = '\\x0b03' WHERE order_id = $1",
      })
  void whatSomebodyWaitsForStays(String waiting) {
    long order = house.finished("T1");
    house.workshop.execute(waiting.replace("$1", Long.toString(order)));
    house.archive();
    assertThat(house.isLive(order)).isTrue();
  }

  @Test
  void aParkedMessageBringsAnOrderBackToo() {
    long order = house.finished("T1");
    house.archive();
    house.workshop.execute(
        "UPDATE logistics_order_unique SET order_id = NULL, cancelled_first = true");
    assertThat(house.change(Update.statusOfTrade("parked", "T1", "OUT_FOR_DELIVERY")))
        .isInstanceOf(Outcome.Parked.class);
    house.workshop.execute(
        "UPDATE logistics_order_unique SET order_id = ?, cancelled_first = false", order);
    var later = HistoryHouse.NOW.plus(Duration.ofHours(1));
    house.centre.retryParked(Update.READER, (_, _) -> {}, () -> later).runOnce();
    assertThat(house.isLive(order)).isTrue();
  }

  @Test
  void archiversAtOnceMoveEveryOrderOnce() throws Exception {
    List<Long> orders = house.finished("T", 60);
    Together.run(
        3,
        _ -> {
          HistoryHouse.run(house.archiver());
          return List.of();
        });
    house.archive();
    assertThat(orders).allMatch(house::isArchived);
    assertThat(house.workshop.count("archive_press")).isZero();
    assertThat(house.workshop.count("archived_stock_change")).isZero();
    assertThat(house.workshop.value("SELECT deducted FROM archived_stock")).isEqualTo("120");
    house.holdsEveryInvariant();
  }

  @Test
  void ofThoseWhoBringTheSameOrdersBackEachFindsThemLive() throws Exception {
    List<Long> orders = house.finished("T", 12);
    house.archive();
    List<Outcome> outcomes =
        Together.run(
            6,
            thread ->
                house
                    .centre
                    .changeOrders()
                    .change(
                        Update.batch(
                            orders.stream()
                                .map(id -> Update.scan("scan " + thread + " " + id, id))
                                .toList(),
                            HistoryHouse.NOW)));
    assertThat(outcomes).hasSize(72).allMatch(outcome -> outcome instanceof Outcome.Applied);
    assertThat(orders).allMatch(house::isLive).noneMatch(house::isArchived);
    house.holdsEveryInvariant();
  }

  @Test
  void everyMoveIsNotedForItsSnapshot() {
    long order = house.finished("T1");
    house.archive();
    house.change(Update.scan("late", order));
    assertThat(house.workshop.rows("SELECT order_id FROM due_snapshot ORDER BY id"))
        .containsExactly(Long.toString(order), Long.toString(order));
  }
}
