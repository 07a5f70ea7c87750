package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static io.lading.core.centre.postgres.Workshop.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangeOrders;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.RejectionCode;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Receipt;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What messages about orders make of their rows, their stock and the outbox. */
class ChangeOrdersIT {

  private static Workshop workshop;
  private static CreateOrders create;
  private static ChangeOrders change;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    create = workshop.centre().createOrders();
    change = workshop.centre().changeOrders();
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    workshop.stock(1, 1, 100);
    workshop.stock(2, 2, 100);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  private static long order(OrderPaid paid) {
    return applied(create.create(batch(fromTopic(paid))).getFirst());
  }

  private static long order() {
    return order(trade("T1").item(1, 10).paid());
  }

  private static long twoPackages() {
    return order(
        trade("T1").parcel("a", 1L).parcel("b", 2L).item(1, 10, "a").item(2, 5, "b").paid());
  }

  @SafeVarargs
  private static List<Outcome> change(Entry<InputEvent>... updates) {
    return change.change(batch(updates));
  }

  private static String state() {
    return workshop.value(
        "SELECT concat_ws(' ', status, status_version, sequence, package_states) FROM"
            + " logistics_order_state");
  }

  private static String stockOf(long sku) {
    return workshop.value(
        "SELECT quantity || ' ' || reserved FROM inventory WHERE sku_id = ?", sku);
  }

  private static List<String> events() {
    return workshop.rows(
        "SELECT sequence || ' ' || substring(convert_from(payload, 'UTF8') FROM 'kind=(\\w+)') FROM"
            + " outbox WHERE order_id IS NOT NULL ORDER BY id");
  }

  @Test
  void severalUpdatesOfOneOrderInOneBatchAreOneRowWriteAndSeveralEvents() {
    long id = order();
    workshop.countWritesTo("logistics_order_state");
    List<Outcome> outcomes =
        change(
            Update.status("1", id, "CONFIRMED"),
            Update.status("2", id, "SHIPPED"),
            Update.scan("3", id),
            Update.status("4", id, "DELIVERED"));
    workshop.stopCountingWritesTo("logistics_order_state");

    assertThat(outcomes).allMatch(Outcome.Applied.class::isInstance);
    assertThat(workshop.writes()).isEqualTo(1);
    assertThat(state()).isEqualTo("8 4 5");
    assertThat(events())
        .containsExactly(
            "1 TRANSITION", "2 TRANSITION", "3 TRANSITION", "4 CHECKPOINT", "5 TRANSITION");
    assertThat(workshop.count("order_completion")).isEqualTo(1);
    assertThat(stockOf(1)).isEqualTo("90 0");
  }

  @Test
  void whatChangesNothingNeitherLocksNorWritesARowOfAnOrder() {
    long id = order();
    change(Update.status("1", id, "SHIPPED"));
    String before = workshop.tuplesOf("logistics_order_state");
    List<Outcome> outcomes =
        change(
            Update.status("2", id, "SHIPPED"),
            Update.status("3", id, "CONFIRMED", ",\"expectedStatusVersion\":9"),
            Update.status("4", id, "COMPLETED"));

    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.NoOp.class);
    assertThat(rejection(outcomes.get(1)).code()).isEqualTo(RejectionCode.VERSION_CONFLICT);
    assertThat(rejection(outcomes.get(2)).code()).isEqualTo(RejectionCode.INVALID_TRANSITION);
    assertThat(workshop.tuplesOf("logistics_order_state")).isEqualTo(before);
    assertThat(workshop.value("SELECT count(*) FROM outbox WHERE order_id IS NULL")).isEqualTo("2");
  }

  @Test
  void aBatchReplayedTwiceChangesNothingMore() {
    long id = twoPackages();
    var updates =
        batch(
            Update.status("1", id, "SHIPPED", ",\"packageNo\":\"a\""),
            Update.status("2", id, "DELIVERED", ",\"packageNo\":\"a\""),
            Update.cancel("3", id),
            Update.fields("4", id, "{\"buyerName\":\"Other\"}", ""),
            Update.status("5", id, "CONFIRMED"),
            Update.statusOfTrade("6", "nobody's", "SHIPPED"),
            Update.tradeCancelled("7", "early"));
    change.change(at(40, updates));
    List<String> before = workshop.everything();
    workshop.execute("UPDATE consumer_position SET next_offset = 40");
    change.change(at(40, updates));
    workshop.execute("UPDATE consumer_position SET next_offset = 40");
    List<Outcome> outcomes = change.change(at(40, updates));

    assertThat(outcomes).allMatch(Outcome.NoOp.class::isInstance);
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(workshop.value("SELECT no_op || ' ' || parked FROM consumer_position"))
        .isEqualTo("14 1");
  }

  @Test
  void packagesAreDeductedTogetherAndRestoredEachForItself() {
    long id = twoPackages();
    assertThat(stockOf(1)).isEqualTo("100 10");
    change(Update.status("1", id, "SHIPPED", ",\"packageNo\":\"a\""));
    assertThat(stockOf(1)).isEqualTo("90 0");
    assertThat(stockOf(2)).isEqualTo("95 0");
    change(Update.status("2", id, "REJECTED", ",\"packageNo\":\"a\""));
    change(Update.status("3", id, "RETURNED", ",\"packageNo\":\"a\""));
    assertThat(stockOf(1)).isEqualTo("100 0");
    assertThat(stockOf(2)).isEqualTo("95 0");
    change(Update.cancel("4", id), Update.cancel("5", id));
    assertThat(stockOf(2)).isEqualTo("100 0");
    assertThat(state()).startsWith("14 ");
  }

  @Test
  void aCancelledReservationIsReleasedOnce() {
    long id = order();
    List<Outcome> outcomes = change(Update.cancel("1", id), Update.cancel("2", id));
    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Applied.class);
    assertThat(outcomes.getLast()).isInstanceOf(Outcome.NoOp.class);
    assertThat(stockOf(1)).isEqualTo("100 0");
    assertThat(state()).isEqualTo("15 2 2 \\x0f00");
  }

  @Test
  void theShipmentsGoWithTheEventThatLeavesPending() {
    long id = twoPackages();
    change(Update.status("1", id, "CONFIRMED"));
    String event =
        workshop.value("SELECT convert_from(payload, 'UTF8') FROM outbox WHERE sequence = 2");
    assertThat(event)
        .contains("Shipment[packageNo=a, warehouseId=1", "weight=5, volume=0.01234, itemCount=10")
        .contains("Shipment[packageNo=b, warehouseId=2", "serviceSeconds=120");
  }

  @Test
  void aChangedDestinationIsWrittenAndAnnounced() {
    long id = order();
    List<Outcome> outcomes =
        change(
            Update.status("1", id, "CONFIRMED"),
            Update.fields("2", id, "{\"receiver\":{\"name\":\"Li\",\"addressCode\":\"310\"}}", ""),
            Update.fields("3", id, "{\"receiver\":{\"name\":\"Li\"}}", ""));
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Applied.class);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.NoOp.class);
    assertThat(
            workshop.rows(
                "SELECT receiver_name, receiver_address_code, receiver_lat, version FROM"
                    + " logistics_order"))
        .containsExactly("Li|310|null|2");
    assertThat(
            workshop.value("SELECT convert_from(payload, 'UTF8') FROM outbox WHERE sequence = 3"))
        .contains("kind=FIELDS", "Shipment[", "addressCode=310");
    assertThat(state()).isEqualTo("1 2 3");
  }

  @Test
  void fieldsOfAPackageAreItsOwn() {
    long id = twoPackages();
    change(
        Update.fields(
            "1",
            id,
            "{\"receiver\":{\"name\":\"Li\",\"location\":{\"lat\":1.5,\"lon\":2.5}},"
                + "\"deliveryWindow\":{\"from\":\"2026-12-01T00:00:00Z\"},\"feature\":{\"k\":1}}",
            ",\"packageNo\":\"b\",\"expectedVersion\":1"));
    assertThat(
            workshop.rows(
                "SELECT package_no, receiver_name, receiver_lon, delivery_from AT TIME ZONE 'UTC',"
                    + " feature, version FROM logistics_order_package ORDER BY package_index"))
        .containsExactly("a|null|null|null|null|1", "b|Li|2.5|2026-12-01 00:00:00|{\"k\":1}|2");
    assertThat(workshop.value("SELECT version FROM logistics_order")).isEqualTo("1");
  }

  @Test
  void aScanFindsThePackageOfItsWaybill() {
    long id = twoPackages();
    change(
        Update.status(
            "1", id, "SHIPPED", ",\"packageNo\":\"b\",\"mailNo\":\"M1\",\"expressCode\":\"SF\""));
    assertThat(change(Update.scan("2", "M1")).getFirst()).isInstanceOf(Outcome.Applied.class);
    assertThat(
            workshop.value("SELECT convert_from(payload, 'UTF8') FROM outbox WHERE sequence = 3"))
        .contains("kind=CHECKPOINT", "packageNo=b");
    assertThat(workshop.rows("SELECT mailno, version FROM logistics_order_package ORDER BY id"))
        .containsExactly("null|1", "M1|2");
  }

  @Test
  void aRepeatByHttpIsAnsweredLikeTheFirst() {
    long id = order();
    var update = Update.byHttp("key", Update.status("1", id, "CONFIRMED"));
    var again = Update.byHttp("later", Update.status("1", id, "CONFIRMED"));
    Outcome.Applied first = (Outcome.Applied) change(update).getFirst();
    Outcome.NoOp same = (Outcome.NoOp) change(again).getFirst();
    change(Update.status("2", id, "SHIPPED"));

    assertThat(first.receipt()).isEqualTo(new Receipt(OrderStatus.CONFIRMED, 2, 2, 1, null));
    assertThat(change(update).getFirst()).isEqualTo(new Outcome.NoOp(id, null, first.receipt()));
    assertThat(change(again).getFirst()).isEqualTo(same);
    assertThat(change(Update.byHttp("key", Update.status("1", id, "DELIVERED"))).getFirst())
        .isEqualTo(new Outcome.KeyReused());
    assertThat(change(Update.byHttp("none", Update.status("1", 5, "DELIVERED"))).getFirst())
        .isEqualTo(new Outcome.NoSuchOrder());
    assertThat(workshop.count("message_identity")).isEqualTo(3);
  }

  @Test
  void aCancelBeforeTheOrderKeepsItFromBeingCreated() {
    List<Outcome> outcomes =
        change(Update.tradeCancelled("1", "T1"), Update.tradeCancelled("2", "T1"));
    assertThat(outcomes).containsExactly(new Outcome.Applied(null), new Outcome.NoOp(null, null));
    assertThat(change(Update.tradeCancelled("3", "T1")).getFirst())
        .isEqualTo(new Outcome.NoOp(null, null));
    assertThat(
            rejection(create.create(batch(fromTopic(trade("T1").item(1, 1).paid()))).getFirst())
                .code())
        .isEqualTo(RejectionCode.CANCELLED_BEFORE_CREATION);
  }

  @Test
  void anInterceptIsAskedAndCaught() {
    long id = order(trade("T1").mode(FulfilmentMode.CARRIER).item(1, 10).paid());
    change(Update.status("1", id, "PICKED_UP"), Update.cancel("2", id));
    assertThat(
            workshop.rows(
                "SELECT package_index, sequence, announced, causation_id, convert_from(key, 'UTF8')"
                    + " FROM order_intercept"))
        .containsExactly("0|3|f|2|2");
    assertThat(stockOf(1)).isEqualTo("90 0");
    change(Update.answer("3", id, "CAUGHT"));
    assertThat(workshop.count("order_intercept")).isZero();
    assertThat(state()).startsWith("13 ");
    change(Update.status("4", id, "RETURNED"));
    assertThat(stockOf(1)).isEqualTo("100 0");
  }

  /** Domain, "Milestones", rule 8: no step leads on from RETURNED, and it was not passed either. */
  @Test
  void aPackageThatIsBackIsNotDeliveredAnyMore() {
    long id = order(trade("T1").mode(FulfilmentMode.CARRIER).item(1, 10).paid());
    change(Update.status("1", id, "PICKED_UP"), Update.cancel("2", id));
    change(Update.answer("3", id, "CAUGHT"), Update.status("4", id, "RETURNED"));
    String before = state();
    assertThat(rejection(change(Update.status("5", id, "DELIVERED")).getFirst()).code())
        .isEqualTo(RejectionCode.INVALID_TRANSITION);
    assertThat(state()).isEqualTo(before).startsWith("14 ");
    assertThat(stockOf(1)).isEqualTo("100 0");
  }

  /** DELIVERED ends an intercept, but not that the package was seen back: its cancel has lost. */
  @Test
  void deliveredEndsTheInterceptOfAPackageThatIsBackAndLeavesItThere() {
    long id = order(trade("T1").mode(FulfilmentMode.CARRIER).item(1, 10).paid());
    change(Update.status("1", id, "PICKED_UP"), Update.cancel("lost", id));
    change(Update.status("2", id, "RETURNED"));
    change(Update.status("3", id, "DELIVERED"));
    assertThat(workshop.count("order_intercept")).isZero();
    assertThat(state()).startsWith("14 ");
    assertThat(
            workshop.value(
                "SELECT convert_from(payload, 'UTF8') FROM outbox WHERE topic ="
                    + " 'lading.order-rejections.v1'"))
        .contains("CANCEL_TOO_LATE", "causationId=lost");
    assertThat(workshop.count("order_completion")).isZero();
    assertThat(stockOf(1)).isEqualTo("100 0");
  }

  @Test
  void aLostCancelIsRefusedOnceInItsOwnName() {
    long id = order(trade("T1").mode(FulfilmentMode.CARRIER).item(1, 10).paid());
    change(Update.status("1", id, "PICKED_UP"), Update.cancel("lost", id));
    change(Update.status("2", id, "DELIVERED"), Update.answer("3", id, "TOO_LATE"));

    assertThat(workshop.count("order_intercept")).isZero();
    assertThat(
            workshop.rows(
                "SELECT convert_from(key, 'UTF8'), convert_from(payload, 'UTF8') FROM outbox WHERE"
                    + " topic = 'lading.order-rejections.v1'"))
        .singleElement()
        .asString()
        .startsWith("lost|")
        .contains("CANCEL_TOO_LATE", "causationId=lost");
    assertThat(workshop.value("SELECT count(*) FROM message_identity WHERE outcome = 2"))
        .isEqualTo("1");
    assertThat(stockOf(1)).isEqualTo("90 0");
  }

  @Test
  void anInterceptAskedAndLostInOneBatchLeavesNoRow() {
    long id = order(trade("T1").mode(FulfilmentMode.CARRIER).item(1, 10).paid());
    change(
        Update.status("1", id, "PICKED_UP"),
        Update.cancel("lost", id),
        Update.status("2", id, "DELIVERED"));
    assertThat(workshop.count("order_intercept")).isZero();
    assertThat(workshop.value("SELECT count(*) FROM outbox WHERE order_id IS NULL")).isEqualTo("1");
  }
}
