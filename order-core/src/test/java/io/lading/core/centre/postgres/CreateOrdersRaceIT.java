package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.byHttp;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.OrderPaid;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creators at the same time, and creators that fail half way. */
class CreateOrdersRaceIT {

  private static final int THREADS = 8;

  private static Workshop workshop;
  private static CreateOrders create;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    create = workshop.centre().createOrders();
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    for (long sku = 1; sku <= 5; sku++) {
      workshop.stock(1, sku, 1000);
    }
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void theSameTradesFromManyThreadsBecomeOneOrderEach() throws Exception {
    List<Entry<OrderPaid>> entries =
        IntStream.range(0, 200)
            .mapToObj(n -> byHttp("key " + n, trade("T" + n).item(1 + n % 5, 1).paid()))
            .toList();
    List<Outcome> outcomes =
        Together.run(THREADS, thread -> create.create(shuffled(entries, thread)));

    assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(200);
    assertThat(outcomes).filteredOn(NoOp.class::isInstance).hasSize(200 * (THREADS - 1));
    assertThat(workshop.count("logistics_order")).isEqualTo(200);
    assertThat(workshop.value("SELECT sum(reserved) FROM inventory")).isEqualTo("200");
    assertThat(workshop.value("SELECT count(*) FROM outbox")).isEqualTo("200");
  }

  @Test
  void theSameRefusedMessagesFromManyThreadsAreAnnouncedOnceEach() throws Exception {
    create.create(batch(fromTopic("first", trade("T0").item(1, 1).paid())));
    List<Entry<OrderPaid>> entries = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      entries.add(fromTopic("short " + n, trade("S" + n).item(1, 5000).paid()));
      entries.add(fromTopic("conflict " + n, trade("T0").item(1, n + 2).paid()));
      entries.add(Workshop.dead("dead " + n));
    }
    List<Outcome> outcomes =
        Together.run(THREADS, thread -> create.create(shuffled(entries, thread)));

    assertThat(outcomes).filteredOn(Rejected.class::isInstance).hasSize(100);
    assertThat(outcomes).filteredOn(NoOp.class::isInstance).hasSize(150 * (THREADS - 1));
    assertThat(workshop.count("outbox")).isEqualTo(151);
    assertThat(workshop.count("message_identity")).isEqualTo(150);
    assertThat(workshop.count("logistics_order_unique")).isOne();
    assertThat(workshop.rows("SELECT consumed FROM consumer_position"))
        .containsExactly(Integer.toString(1 + 150 * THREADS));
  }

  @Test
  void aHotSkuIsSoldToTheLastPieceAndNoFurther() throws Exception {
    workshop.stock(1, 9, 333);
    List<Outcome> outcomes =
        Together.run(
            THREADS,
            thread -> {
              var all = new ArrayList<Outcome>();
              for (int n = 0; n < 20; n++) {
                all.addAll(create.create(hotBatch(thread, n)));
              }
              return all;
            });

    assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(333);
    assertThat(outcomes).filteredOn(Rejected.class::isInstance).hasSize(THREADS * 20 * 5 - 333);
    assertThat(workshop.value("SELECT reserved FROM inventory WHERE sku_id = 9")).isEqualTo("333");
    assertThat(workshop.count("logistics_order")).isEqualTo(333);
    assertThat(workshop.value("SELECT sum(reserved) FROM inventory")).isEqualTo("666");
  }

  @ParameterizedTest
  @CsvSource({"2, true, 1", "1, false, 2"})
  void whatOthersTakeBetweenLookingAndReservingIsSeen(int left, boolean enough, int attempts) {
    workshop.stock(1, 9, 3);
    var appended = new AtomicInteger();
    var outbox = new PostgresOutboxAppender();
    CreateOrders disturbed =
        workshop
            .centre(
                (transaction, messages) -> {
                  if (appended.incrementAndGet() == 1) {
                    workshop.execute(
                        "UPDATE inventory SET quantity = %d WHERE sku_id = 9".formatted(left));
                  }
                  outbox.append(transaction, messages);
                })
            .createOrders();
    List<Outcome> outcomes =
        disturbed.create(
            batch(
                fromTopic("wants two", trade("T1").item(1, 1).item(9, 2).paid()),
                fromTopic("wants others", trade("T2").item(1, 1).paid())));

    assertThat(outcomes.getFirst() instanceof Applied).isEqualTo(enough);
    assertThat(outcomes.getLast()).isInstanceOf(Applied.class);
    assertThat(appended).hasValue(attempts);
    assertThat(workshop.count("logistics_order")).isEqualTo(enough ? 2 : 1);
    assertThat(workshop.count("logistics_order_unique")).isEqualTo(enough ? 2 : 1);
    assertThat(workshop.count("outbox")).isEqualTo(2);
    assertThat(workshop.value("SELECT reserved FROM inventory WHERE sku_id = 9"))
        .isEqualTo(enough ? "2" : "0");
    assertThat(workshop.value("SELECT reserved FROM inventory WHERE sku_id = 1"))
        .isEqualTo(enough ? "2" : "1");
  }

  /** Each batch wants the hot SKU and, in another order each time, the others. */
  private static Batch<OrderPaid> hotBatch(int thread, int n) {
    List<Entry<OrderPaid>> entries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String code = "H" + thread + "-" + n + "-" + i;
      long other = 1 + Math.floorMod(thread % 2 == 0 ? i : -i, 5);
      entries.add(byHttp(null, trade(code).item(other, 1).item(9, 1).paid()));
    }
    return new Batch<>(entries, List.of(), Workshop.NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logistics_order_unique",
        "inventory",
        "message_identity",
        "logistics_order",
        "logistics_order_state",
        "logistics_order_package",
        "logistics_order_item",
        "outbox",
        "consumer_position"
      })
  void aFailureAtAnyStepLeavesNothing(String table) {
    Batch<OrderPaid> batch =
        at(
            40,
            batch(
                fromTopic(trade("T1").item(1, 1).paid()),
                fromTopic(trade("T2").item(1, 5000).paid())));
    List<String> before = workshop.everything();
    workshop.failWritesTo(table);
    try {
      assertThatThrownBy(() -> create.create(batch)).isInstanceOf(InvariantBroken.class);
      assertThat(workshop.everything()).isEqualTo(before);
      assertThat(workshop.value("SELECT next_offset FROM consumer_position")).isEqualTo("40");
      assertThat(workshop.signals).hasValue(0);
    } finally {
      workshop.writesSucceedAgain(table);
    }
    assertThat(create.create(batch)).hasSize(2);
  }

  @Test
  void aDatabaseThatIsAwayIsTheWorldsFaultAndTheSameBatchSucceedsLater() {
    Batch<OrderPaid> batch = at(40, batch(fromTopic(trade("T1").item(1, 1).paid())));
    CreateOrders interrupted =
        workshop
            .centre(
                (transaction, _) -> {
                  throw new SQLException("terminating connection", "57P01");
                })
            .createOrders();

    assertThatThrownBy(() -> interrupted.create(batch)).isInstanceOf(StorageUnavailable.class);
    assertThat(workshop.count("logistics_order")).isZero();
    assertThat(create.create(batch).getFirst()).isInstanceOf(Applied.class);
  }

  private static Batch<OrderPaid> shuffled(List<Entry<OrderPaid>> entries, int seed) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(seed));
    return new Batch<>(shuffled, List.of(), Workshop.NOW);
  }
}
