package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.Topics;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Events of one order on several partitions, as after partitions were added while some waited. */
class EarlyEventsIT extends OneWarehouse {

  private static final String PATIENT = "--lading.planner.intake.patience=1h";
  private static final StatusChanged CONFIRMED =
      StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1));
  private static final StatusChanged CANCELLED = StatusEvents.order(1, 3, OrderStatus.CANCELLED);

  EarlyEventsIT() {
    super(1);
  }

  @Test
  void aCancellationThatOvertakesTheAnnouncementIsHeardAfterIt() {
    region.planner(PATIENT);
    region.publishOn(0, CANCELLED);
    region.publishOn(2, CONFIRMED);
    awaitEarly(2);
    assertThat(region.number("SELECT count(*) FROM routing.parcel")).isZero();
    region.publishOn(1, StatusEvents.pending(CONFIRMED));
    region.awaitQuiet();
    assertThat(region.rows("SELECT state FROM routing.parcel")).containsExactly("2");
    assertThat(takenTo()).isEqualTo(3);
    assertThat(onLiveRoutes()).isZero();
    assertThat(region.records(Topics.ORDER_UPDATES)).isEmpty();
    region.everyInvariantHolds();
  }

  @Test
  void theAnnouncementThatComesLastIsStillPlannedWithWhatChangedMeanwhile() {
    region.planner(PATIENT);
    StatusChanged moved = StatusEvents.moved(1, 3, StatusEvents.to(30.31, 120.31));
    region.publishOn(0, moved);
    region.publishOn(1, moved);
    awaitConsumed(2);
    awaitEarly(1);
    region.publish(CONFIRMED);
    awaitOnRoutes(1);
    assertThat(region.rows("SELECT lat FROM routing.route_stop WHERE live"))
        .containsExactly("30.31");
    region.everyInvariantHolds();
  }

  @Test
  void whatComesTooEarlyTakesItsParcelOffAtOnceAllTheSame() {
    region.planner(PATIENT);
    region.publish(CONFIRMED);
    awaitOnRoutes(1);
    region.publishOn(0, StatusEvents.order(1, 5, OrderStatus.CANCELLED));
    patiently().untilAsserted(() -> assertThat(onLiveRoutes()).isZero());
    awaitEarly(1);
    assertThat(takenTo()).isEqualTo(2);
    region.publishOn(2, StatusEvents.parcel(1, 3, OrderStatus.PICKED_UP));
    region.publishOn(1, StatusEvents.moved(1, 4, StatusEvents.to(30.31, 120.31)));
    region.awaitQuiet();
    assertThat(takenTo()).isEqualTo(5);
    assertThat(region.rows("SELECT state FROM routing.parcel")).containsExactly("2");
    region.everyInvariantHolds();
  }

  @Test
  void whatIsKeptOutlivesThePlanner() {
    RunningPlanner first = region.planner(PATIENT);
    region.publishOn(0, CANCELLED);
    awaitEarly(1);
    first.stop();
    region.publish(CONFIRMED);
    region.planner(PATIENT);
    region.awaitQuiet();
    assertThat(takenTo()).isEqualTo(3);
    assertThat(region.rows("SELECT state FROM routing.parcel")).containsExactly("2");
    region.everyInvariantHolds();
  }

  @Test
  void whatIsNotOnTheTopicIsWaitedForNoLonger() {
    region.planner();
    region.publishOn(2, CONFIRMED);
    awaitOnRoutes(1);
    region.publishOn(0, StatusEvents.moved(1, 7, StatusEvents.to(30.31, 120.31)));
    awaitTakenTo(7);
    region.publishOn(1, StatusEvents.moved(1, 6, StatusEvents.to(30.32, 120.32)));
    region.awaitQuiet();
    assertThat(region.rows("SELECT lat FROM routing.parcel")).containsExactly("30.31");
    assertThat(takenTo()).isEqualTo(7);
    region.everyInvariantHolds();
  }

  @Test
  void anEventThatCannotBeReadHoldsUpItsOrderForAWhileOnly() {
    region.planner();
    region.publish(CONFIRMED);
    OutgoingMessage third = region.message(CANCELLED);
    region.publish(
        new OutgoingMessage(
            third.topic(), third.key(), third.headers(), new byte[] {'?'}, null, null));
    region.publish(StatusEvents.order(1, 4, OrderStatus.CANCELLED));
    awaitTakenTo(4);
    assertThat(region.rows("SELECT state FROM routing.parcel")).containsExactly("2");
  }

  @Test
  void twoPlannersPassTheGapsOfManyOrdersOnce() {
    region.courier(11, "2000", 600);
    region.planner("--lading.planner.planning.window=1h");
    region.planner("--lading.planner.planning.window=1h");
    int orders = 600;
    for (int order = 1; order <= orders; order++) {
      region.publishOn(
          order % Region.PARTITIONS, StatusEvents.confirmed(order, StatusEvents.to(30.2, 120.1)));
    }
    patiently()
        .until(
            () ->
                region.number("SELECT count(*) FROM routing.planned_order WHERE sequence = 2")
                    == orders);
    awaitEarly(0);
    assertThat(region.number("SELECT count(*) FROM routing.parcel WHERE version = 1"))
        .isEqualTo(orders);
  }

  @Test
  void anOrderThatIsForgottenWhileItsEventIsTakenInBeginsAgain() throws Exception {
    region.planner(PATIENT);
    region.publish(CONFIRMED, StatusEvents.order(1, 3, OrderStatus.DELIVERED));
    awaitTakenTo(3);
    try (Connection forgetting = region.database.asAdministrator().getConnection();
        Statement statement = forgetting.createStatement()) {
      forgetting.setAutoCommit(false);
      statement.execute("SELECT 1 FROM routing.planned_order FOR UPDATE");
      region.publish(StatusEvents.order(1, 4, OrderStatus.COMPLETED));
      patiently().until(() -> region.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      statement.execute("DELETE FROM routing.parcel");
      statement.execute("DELETE FROM routing.planned_order");
      forgetting.commit();
    }
    awaitEarly(1);
    assertThat(takenTo()).isZero();
    region.execute("DELETE FROM routing.planned_order");
    awaitEarly(0);
  }

  private int takenTo() {
    return (int) region.number("SELECT sequence FROM routing.planned_order WHERE order_id = 1");
  }

  private void awaitTakenTo(int sequence) {
    patiently()
        .until(
            () ->
                region.number(
                        "SELECT coalesce(max(sequence), 0) FROM routing.planned_order WHERE"
                            + " order_id = 1")
                    == sequence);
  }

  private void awaitConsumed(int statusEvents) {
    patiently()
        .until(
            () ->
                region.number(
                        "SELECT coalesce(sum(consumed), 0) FROM routing.consumer_position WHERE"
                            + " topic = 'lading.order-status.v1'")
                    == statusEvents);
  }

  private void awaitEarly(int events) {
    patiently()
        .untilAsserted(
            () ->
                assertThat(region.number("SELECT count(*) FROM routing.early_event"))
                    .isEqualTo(events));
  }
}
