package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static io.lading.core.centre.postgres.Workshop.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns of buyers, against orders that were delivered. */
class ReturnsIT {

  private static Workshop workshop;
  private static CreateOrders create;

  private String parent = "";

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    create = workshop.centre().createOrders();
  }

  @BeforeEach
  void deliver() {
    workshop.clear();
    workshop.stock(1, 1, 100);
    workshop.stock(1, 2, 100);
    parent = order(trade("T1").item(1, 5).item(2, 1).paid());
    become(parent, OrderStatus.DELIVERED);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void aReturnIsAnOrderThatTakesNothingFromStock() {
    String stock = stock();
    String code = order(back("R1", 2));
    assertThat(
            workshop.rows(
                "SELECT parent_order_id, order_type FROM logistics_order WHERE id = ?", id(code)))
        .containsExactly(id(parent) + "|1");
    assertThat(stock()).isEqualTo(stock);
  }

  @Test
  void everyReasonIsTold() {
    String pending = order(trade("T2").item(1, 1).paid());
    String reverse = order(back("R0", 1));
    become(reverse, OrderStatus.DELIVERED);
    var outcomes =
        create.create(
            batch(
                fromTopic(trade("R1").returning(pending).item(1, 1).paid()),
                fromTopic(trade("R2").returning(parent).buyer(8).item(1, 1).paid()),
                fromTopic(trade("R3").returning("LG0000000000000000001").item(1, 1).paid()),
                fromTopic(trade("R4").returning("nonsense").item(1, 1).paid()),
                fromTopic(trade("R5").returning(reverse).item(1, 1).paid()),
                fromTopic(trade("R6").returning(parent).item(1, 5).item(2, 1).paid())));
    assertThat(outcomes.stream().map(ReturnsIT::reason))
        .containsExactly(
            "it has not been delivered",
            "it belongs to another buyer",
            "there is no such order",
            "there is no such order",
            "it is itself a return",
            "more than was delivered and not yet returned");
    assertThat(rejection(outcomes.getLast()).details().toString())
        .contains("skuId=1", "wanted=5", "returnable=4")
        .doesNotContain("skuId=2");
  }

  @Test
  void returnsCountEachOtherWithinABatchAndAcrossThem() {
    order(back("R1", 2));
    var outcomes =
        create.create(
            batch(fromTopic(back("R2", 2)), fromTopic(back("R3", 2)), fromTopic(back("R4", 1))));
    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(Outcome.Applied.class, Outcome.Rejected.class, Outcome.Applied.class);
  }

  @Test
  void aReturnThatWasCancelledOrWentBackMakesRoomAgain() {
    String cancelled = order(back("R1", 5));
    assertThat(reason(one(back("R2", 1)))).startsWith("more than");
    become(cancelled, OrderStatus.CANCELLED);
    String wentBack = order(back("R3", 5));
    become(wentBack, OrderStatus.RETURNED);
    order(back("R4", 5));
  }

  @Test
  void onlyDeliveredPackagesOfTheParentCount() {
    String two =
        order(
            trade("T3").parcel("A", null).parcel("B", null).item(1, 1, "A").item(2, 1, "B").paid());
    int delivered = OrderStatus.DELIVERED.ordinal();
    int shipped = OrderStatus.SHIPPED.ordinal();
    workshop.execute(
        "UPDATE logistics_order_state SET status = ?::int, package_states = ? WHERE order_id = ?",
        shipped,
        new byte[] {(byte) delivered, (byte) delivered, (byte) shipped, (byte) shipped},
        id(two));
    assertThat(reason(one(trade("R1").returning(two).item(2, 1).paid()))).startsWith("more than");
    order(trade("R2").returning(two).item(1, 1).paid());
  }

  @Test
  void returnsThatComeAtOnceNeverTakeMoreThanWasDelivered() throws Exception {
    List<Outcome> outcomes = Together.run(8, n -> List.of(one(back("R" + n, 1))));
    assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(5);
    assertThat(outcomes).filteredOn(Outcome.Rejected.class::isInstance).hasSize(3);
  }

  @Test
  void secondDeliveryOfAReturnCreatesNothing() {
    OrderPaid paid = back("R1", 5);
    order(paid);
    assertThat(one(paid)).isInstanceOf(Outcome.NoOp.class);
    assertThat(create.create(batch(fromTopic("again", paid))))
        .singleElement()
        .isInstanceOf(Outcome.NoOp.class);
  }

  @Test
  void manyReturnsAreCreatedInOneBatch() {
    var entries = IntStream.range(0, 5).mapToObj(n -> fromTopic(back("R" + n, 1))).toList();
    assertThat(create.create(new io.lading.core.intake.Batch<>(entries, List.of(), Workshop.NOW)))
        .allMatch(Outcome.Applied.class::isInstance);
  }

  private OrderPaid back(String code, int pieces) {
    return trade(code).returning(parent).item(1, pieces).paid();
  }

  private static String order(OrderPaid paid) {
    return LgOrderCode.of(applied(one(paid)));
  }

  private static Outcome one(OrderPaid paid) {
    return create.create(batch(fromTopic(paid))).getFirst();
  }

  private static String reason(Outcome outcome) {
    return String.valueOf(rejection(outcome).details().get("reason"));
  }

  private static void become(String code, OrderStatus status) {
    workshop.execute(
        "UPDATE logistics_order_state SET status = ?::int WHERE order_id = ?",
        status.ordinal(),
        id(code));
  }

  private static long id(String code) {
    return LgOrderCode.parse(code).orElseThrow();
  }

  private static String stock() {
    return workshop
        .rows("SELECT sku_id, quantity, reserved FROM inventory ORDER BY sku_id")
        .toString();
  }
}
