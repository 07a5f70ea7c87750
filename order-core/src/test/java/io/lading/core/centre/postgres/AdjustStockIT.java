package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.byHttp;
import static io.lading.core.centre.postgres.Workshop.dead;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static io.lading.core.centre.postgres.Workshop.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.intake.PositionLost;
import io.lading.core.stock.AdjustStock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustStockIT {

  private static Workshop workshop;
  private static AdjustStock adjust;
  private static CreateOrders create;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    adjust = workshop.centre().adjustStock();
    create = workshop.centre().createOrders();
  }

  @BeforeEach
  void clear() {
    workshop.clear();
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void adjustmentsOfASkuAreFoldedIntoOneUpdateOfItsRow() {
    workshop.stock(1, 1, 10);
    var outcomes =
        adjust.adjust(
            at(
                40,
                batch(
                    fromTopic("a", delta(1, 5)),
                    fromTopic("b", setTo(1, 7)),
                    fromTopic("c", delta(1, -3)))));

    assertThat(outcomes).containsOnly(new Applied(null)).hasSize(3);
    assertThat(workshop.rows("SELECT quantity, reserved, version FROM inventory"))
        .containsExactly("4|0|2");
    assertThat(
            workshop.rows(
                "SELECT delta, quantity_after, reason FROM inventory_adjustment ORDER BY"
                    + " quantity_after"))
        .containsExactly("-3|4|count", "-8|7|count", "5|15|count");
    assertThat(workshop.rows("SELECT next_offset, applied FROM consumer_position"))
        .containsExactly("43|3");
    assertThat(workshop.count("outbox")).isZero();
  }

  @Test
  void aReceiptMakesTheRowOfASkuThatHadNone() {
    adjust.adjust(
        batch(
            fromTopic("a", delta(1, 5)),
            fromTopic("b", delta(2, -5)),
            fromTopic("c", setTo(3, 0))));

    assertThat(workshop.rows("SELECT sku_id, quantity FROM inventory")).containsExactly("1|5");
    assertThat(workshop.rows("SELECT outcome, code FROM message_identity ORDER BY outcome"))
        .containsExactly("1|null", "2|BELOW_RESERVED");
  }

  @Test
  void anAdjustmentTakesEffectOnce() {
    var batch =
        batch(
            fromTopic("a", delta(1, 5)),
            fromTopic("b", delta(1, -9)),
            fromTopic("c", setTo(1, 5)),
            fromTopic("a", delta(1, 5)),
            Workshop.<InventoryAdjusted>dead("d"));
    List<Outcome> first = adjust.adjust(batch);
    List<String> before = workshop.everything();
    List<Outcome> second = adjust.adjust(batch);

    assertThat(first)
        .extracting(Object::getClass)
        .startsWith(Applied.class, Rejected.class, NoOp.class, NoOp.class);
    NoOp nothing = new NoOp(null, null);
    assertThat(second)
        .containsExactly(
            nothing, new NoOp(null, RejectionCode.BELOW_RESERVED), nothing, nothing, nothing);
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(workshop.count("outbox")).isEqualTo(2);
  }

  @Test
  void goodsThatOrdersHoldAreNotTaken() {
    workshop.stock(1, 1, 10);
    create.create(batch(fromTopic("t", trade("T1").item(1, 6).paid())));
    var outcomes =
        adjust.adjust(
            batch(
                fromTopic("a", setTo(1, 5)),
                fromTopic("b", delta(1, -5)),
                fromTopic("c", delta(1, -4)),
                fromTopic("d", delta(1, -1))));

    assertThat(rejection(outcomes.get(0)).details().toString())
        .contains("quantity=10", "reserved=6", "setTo=5");
    assertThat(rejection(outcomes.get(1)))
        .returns(RejectionCode.BELOW_RESERVED, OrderRejected::code)
        .returns("b", OrderRejected::causationId);
    assertThat(outcomes.get(2)).isEqualTo(new Applied(null));
    assertThat(rejection(outcomes.get(3)).details().toString()).contains("quantity=6");
    assertThat(workshop.rows("SELECT quantity, reserved FROM inventory")).containsExactly("6|6");
  }

  @Test
  void morePiecesThanCanBeCountedAreRefused() {
    workshop.stock(1, 1, Long.MAX_VALUE - 1);
    var outcomes =
        adjust.adjust(
            batch(
                fromTopic("a", delta(1, 2)),
                fromTopic("b", delta(1, Long.MIN_VALUE)),
                fromTopic("c", delta(1, 1)),
                fromTopic("d", setTo(1, Long.MIN_VALUE))));

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(Rejected.class, Rejected.class, Applied.class, Rejected.class);
    assertThat(workshop.value("SELECT quantity FROM inventory"))
        .isEqualTo(Long.toString(Long.MAX_VALUE));
  }

  @Test
  void aCallerIsToldTheSameRefusalAgain() {
    OrderRejected first = rejection(adjust.adjust(batch(byHttp("key", delta(1, -5)))).getFirst());
    workshop.stock(1, 1, 100);
    OrderRejected second = rejection(adjust.adjust(batch(byHttp("key", delta(1, -5)))).getFirst());

    assertThat(second).isEqualTo(first);
    assertThat(workshop.count("outbox")).isZero();
  }

  @Test
  void aLostPositionWritesNothing() {
    List<String> before = workshop.everything();
    assertThatThrownBy(() -> adjust.adjust(at(39, batch(fromTopic("a", delta(1, 5))))))
        .isInstanceOf(PositionLost.class);
    assertThat(workshop.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inventory",
        "inventory_adjustment",
        "message_identity",
        "outbox",
        "consumer_position"
      })
  void aFailureAtAnyStepLeavesNothing(String table) {
    var batch = at(40, batch(fromTopic("a", delta(1, 5)), fromTopic("b", delta(2, -5))));
    List<String> before = workshop.everything();
    workshop.failWritesTo(table);
    try {
      assertThatThrownBy(() -> adjust.adjust(batch)).isInstanceOf(InvariantBroken.class);
      assertThat(workshop.everything()).isEqualTo(before);
    } finally {
      workshop.writesSucceedAgain(table);
    }
    assertThat(adjust.adjust(batch)).hasSize(2);
  }

  @Test
  void theSameMessagesFromManyThreadsAmongOrdersTakeEffectOnceEach() throws Exception {
    List<Entry<InventoryAdjusted>> entries = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      entries.add(fromTopic("receipt " + n, delta(1 + n % 10, 10)));
    }
    List<Outcome> outcomes =
        Together.run(
            8,
            thread -> {
              var shuffled = new ArrayList<>(entries);
              Collections.shuffle(shuffled, new Random(thread));
              var mine = new ArrayList<Outcome>();
              for (int part = 0; part < 5; part++) {
                mine.addAll(
                    adjust.adjust(
                        new Batch<>(
                            shuffled.subList(part * 20, part * 20 + 20), List.of(), Workshop.NOW)));
                create.create(
                    batch(
                        byHttp(
                            null,
                            trade("T" + thread + "-" + part)
                                .item(10, 1)
                                .item(1, 1)
                                .item(5, 1)
                                .paid())));
              }
              return mine;
            });

    assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(100);
    assertThat(workshop.value("SELECT sum(quantity) FROM inventory")).isEqualTo("1000");
    assertThat(
            workshop.rows(
                "SELECT i.sku_id FROM inventory i WHERE i.quantity <> (SELECT sum(delta) FROM"
                    + " inventory_adjustment a WHERE a.sku_id = i.sku_id) OR i.reserved <> (SELECT"
                    + " coalesce(sum(item_num), 0) FROM logistics_order_item o WHERE o.sku_id ="
                    + " i.sku_id)"))
        .isEmpty();
  }

  @Test
  void oldIdentitiesAreForgottenInBoundedBatchesButNoAdjustment() {
    adjust.adjust(batch(fromTopic("a", delta(1, 5)), dead("d1"), dead("d2"), dead("d3")));
    InstantSource atRetention = InstantSource.fixed(Workshop.NOW.plus(Duration.ofDays(7)));
    InstantSource later = InstantSource.offset(atRetention, Duration.ofMillis(1));
    OrderCentre centre = workshop.centre();

    assertThat(centre.pruneIdentities(Duration.ofDays(7), 2, atRetention).runOnce()).isZero();
    var prune = centre.pruneIdentities(Duration.ofDays(7), 2, later);
    assertThat(prune.runOnce()).isEqualTo(2);
    assertThat(prune.runOnce()).isEqualTo(1);
    assertThat(prune.runOnce()).isZero();
    assertThat(adjust.adjust(batch(fromTopic("a", delta(1, 5)))))
        .containsExactly(new NoOp(null, null));
  }

  private static InventoryAdjusted delta(long sku, long delta) {
    return new InventoryAdjusted(1, sku, delta, null, "count");
  }

  private static InventoryAdjusted setTo(long sku, long quantity) {
    return new InventoryAdjusted(1, sku, null, quantity, "count");
  }
}
