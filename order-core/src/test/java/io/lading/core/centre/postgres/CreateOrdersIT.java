package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.byHttp;
import static io.lading.core.centre.postgres.Workshop.dead;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static io.lading.core.centre.postgres.Workshop.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.intake.PositionLost;
import io.lading.core.model.LgOrderCode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which trades become orders, and what is said of the others. */
class CreateOrdersIT {

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
      workshop.stock(1, sku, 100);
    }
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void secondDeliveryOfATradeCreatesNothing() {
    OrderPaid paid = trade("T1").item(1, 2).paid();
    Long id = applied(create.create(batch(fromTopic("m1", paid))).getFirst());
    List<String> before = workshop.everything();
    OrderPaid again = trade("T1").item(1, 2).total("19.980").paid();
    var second =
        create.create(batch(fromTopic("m2", again), fromTopic("m1", paid), byHttp(null, paid)));

    assertThat(second).containsOnly(new NoOp(id, null)).hasSize(3);
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(workshop.signals).hasValue(1);
  }

  @Test
  void otherContentUnderTheSameKeyIsAConflictAnnouncedOnce() {
    Long id =
        applied(create.create(batch(fromTopic("m1", trade("T1").item(1, 2).paid()))).getFirst());
    var other = batch(fromTopic("m2", trade("T1").item(1, 3).paid()));

    assertThat(rejection(create.create(other).getFirst()))
        .returns(RejectionCode.CONFLICTING_DUPLICATE, OrderRejected::code)
        .returns(LgOrderCode.of(id), OrderRejected::lgOrderCode)
        .returns("m2", OrderRejected::causationId);
    List<String> before = workshop.everything();
    assertThat(create.create(other))
        .containsExactly(new NoOp(null, RejectionCode.CONFLICTING_DUPLICATE));
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(
            workshop.rows(
                "SELECT convert_from(key, 'UTF8') FROM outbox WHERE topic LIKE '%rejections%'"))
        .containsExactly("m2");
    assertThat(workshop.value("SELECT sum(reserved) FROM inventory")).isEqualTo("2");
  }

  @Test
  void aTradeThatIsShortLeavesNothingButItsRefusal() {
    var batch =
        batch(
            fromTopic("m1", trade("T1").item(1, 60).item(2, 101).paid()),
            fromTopic("m2", trade("T2").item(1, 60).paid()));
    List<Outcome> outcomes = create.create(batch);

    assertThat(rejection(outcomes.getFirst()).details().toString())
        .contains("skuId=2", "wanted=101", "available=100")
        .doesNotContain("skuId=1");
    assertThat(outcomes.get(1)).isInstanceOf(Applied.class);
    assertThat(workshop.rows("SELECT trade_order_code FROM logistics_order_unique"))
        .containsExactly("T2");
    assertThat(workshop.rows("SELECT outcome, code, answer FROM message_identity"))
        .containsExactly("2|INSUFFICIENT_STOCK|null");
    assertThat(workshop.rows("SELECT sku_id, reserved FROM inventory WHERE reserved > 0"))
        .containsExactly("1|60");
    assertThat(workshop.rows("SELECT applied, rejected FROM consumer_position"))
        .containsExactly("1|1");
  }

  @Test
  void anotherAttemptAtATradeThatWasShortMaySucceed() {
    OrderPaid paid = trade("T1").item(1, 101).paid();
    create.create(batch(fromTopic("m1", paid)));
    workshop.execute("UPDATE inventory SET quantity = 101 WHERE sku_id = 1");

    assertThat(create.create(batch(fromTopic("m1", paid), fromTopic("m2", paid))))
        .satisfiesExactly(
            same -> assertThat(same).isEqualTo(new NoOp(null, RejectionCode.INSUFFICIENT_STOCK)),
            retried -> assertThat(retried).isInstanceOf(Applied.class));
  }

  @Test
  void ordersAreServedInTheOrderTheyArrivedAndAShortOneDoesNotFailItsNeighbours() {
    var outcomes =
        create.create(
            batch(
                fromTopic(trade("T1").item(1, 70).paid()),
                fromTopic(trade("T2").item(1, 40).paid()),
                fromTopic(trade("T3").item(1, 30).paid()),
                fromTopic(trade("T4").item(1, 1).paid())));

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(Applied.class, Rejected.class, Applied.class, Rejected.class);
    assertThat(workshop.rows("SELECT reserved, version FROM inventory WHERE sku_id = 1"))
        .containsExactly("100|2");
  }

  @Test
  void theFirstTradeOfABatchThatCanBeServedGetsTheKey() {
    OrderPaid tooMuch = trade("T1").item(1, 101).paid();
    OrderPaid served = trade("T1").item(2, 5).paid();
    var outcomes =
        create.create(
            batch(
                fromTopic("m1", tooMuch),
                fromTopic("m2", tooMuch),
                fromTopic("m3", served),
                fromTopic("m4", served),
                fromTopic("m5", tooMuch),
                fromTopic("m3", served)));

    Long id = applied(outcomes.get(2));
    assertThat(rejection(outcomes.get(0)).code()).isEqualTo(RejectionCode.INSUFFICIENT_STOCK);
    assertThat(rejection(outcomes.get(1)).code()).isEqualTo(RejectionCode.INSUFFICIENT_STOCK);
    assertThat(outcomes.get(3)).isEqualTo(new NoOp(id, null));
    assertThat(rejection(outcomes.get(4)).code()).isEqualTo(RejectionCode.CONFLICTING_DUPLICATE);
    assertThat(outcomes.get(5)).isEqualTo(new NoOp(id, null));
    assertThat(workshop.rows("SELECT order_id FROM logistics_order_unique"))
        .containsExactly(id.toString());
    assertThat(create.create(batch(fromTopic("m6", served)))).containsExactly(new NoOp(id, null));
  }

  @Test
  void aTradeCancelledBeforeItsOrderIsRefused() {
    workshop.execute(
        "INSERT INTO logistics_order_unique (trade_order_code, biz_type, cancelled_first,"
            + " created_at) VALUES ('T1', 'shop', true, now())");

    assertThat(
            rejection(create.create(batch(fromTopic(trade("T1").item(1, 1).paid()))).getFirst())
                .code())
        .isEqualTo(RejectionCode.CANCELLED_BEFORE_CREATION);
    assertThat(workshop.count("logistics_order")).isZero();
    assertThat(workshop.count("logistics_order_unique")).isOne();
  }

  @Test
  void tradesThatShareAnIdentityBecomeAnOrderEachHoweverTheyArePolled() {
    var together =
        batch(
            fromTopic("same", trade("T1").item(1, 2).paid()),
            fromTopic("same", trade("T2").item(1, 2).paid()),
            fromTopic("same", trade("T2").item(1, 3).paid()),
            fromTopic("same", trade("T3").item(1, 2).paid()));
    var outcomes = create.create(together);

    assertThat(outcomes.subList(0, 2)).allMatch(Applied.class::isInstance);
    assertThat(rejection(outcomes.get(2)).code()).isEqualTo(RejectionCode.CONFLICTING_DUPLICATE);
    assertThat(outcomes.get(3)).isEqualTo(new NoOp(null, RejectionCode.CONFLICTING_DUPLICATE));
    List<String> before = workshop.everything();
    for (var one : together.entries()) {
      assertThat(create.create(batch(one))).allMatch(NoOp.class::isInstance);
    }
    assertThat(workshop.everything()).isEqualTo(before);
  }

  @Test
  void aRefusalByALaterReleaseStands() {
    var refused = fromTopic("m1", trade("T1").item(1, 101).paid());
    create.create(batch(refused));
    workshop.execute("UPDATE message_identity SET code = 'A_LATER_CODE', answer = '{}'");

    assertThat(create.create(batch(refused))).containsExactly(new NoOp(null, null));
  }

  @Test
  void aDeadLetterIsKeptOncePerIdentity() {
    create.create(batch(Workshop.<OrderPaid>dead("d1"), dead("d2"), dead("d1")));
    List<Outcome> again = create.create(batch(Workshop.<OrderPaid>dead("d1")));

    assertThat(again).containsExactly(new NoOp(null, null));
    assertThat(workshop.rows("SELECT convert_from(payload, 'UTF8') FROM outbox ORDER BY id"))
        .containsExactly("d1", "d2");
    assertThat(workshop.rows("SELECT code FROM message_identity"))
        .containsExactly("INVALID_EVENT", "INVALID_EVENT");
    assertThat(workshop.rows("SELECT no_op, dead_lettered FROM consumer_position"))
        .containsExactly("2|2");
  }

  @Test
  void aCallerIsToldTheSameRefusalAgainAndNothingIsPublished() {
    OrderPaid paid = trade("T1").item(1, 101).paid();
    OrderRejected first = rejection(create.create(batch(byHttp("key", paid))).getFirst());
    workshop.execute("UPDATE inventory SET quantity = 500");
    List<String> before = workshop.everything();
    OrderRejected second = rejection(create.create(batch(byHttp("key", paid))).getFirst());

    assertThat(second).isEqualTo(first);
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(workshop.count("outbox")).isZero();
    assertThat(workshop.signals).hasValue(0);
  }

  @Test
  void aCallerWithoutAKeyIsRefusedWithoutATrace() {
    List<String> before = workshop.everything();
    rejection(create.create(batch(byHttp(null, trade("T1").item(1, 101).paid()))).getFirst());
    assertThat(workshop.everything()).isEqualTo(before);
  }

  @Test
  void aLostPositionWritesNothing() {
    List<String> before = workshop.everything();
    assertThatThrownBy(() -> create.create(at(41, batch(fromTopic(trade("T1").item(1, 1).paid())))))
        .isInstanceOf(PositionLost.class);
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(workshop.rows("SELECT next_offset, consumed FROM consumer_position"))
        .containsExactly("40|0");
  }
}
