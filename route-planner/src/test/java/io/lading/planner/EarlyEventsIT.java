package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.Topics;
import org.junit.jupiter.api.Test;

/** Events of one order on several partitions, as after partitions were added while some waited. */
class EarlyEventsIT extends OneWarehouse {

  private static final String NEVER = "--lading.planner.intake.patience=1h";
  private static final StatusChanged CONFIRMED =
      StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1));
  private static final StatusChanged CANCELLED = StatusEvents.order(1, 3, OrderStatus.CANCELLED);

  EarlyEventsIT() {
    super(1);
  }

  @Test
  void aCancellationThatOvertakesTheAnnouncementIsHeardAfterIt() {
    region.planner(NEVER);
    region.publishOn(0, CANCELLED);
    region.publishOn(2, CONFIRMED);
    awaitEarly(2);
    assertThat(region.number("SELECT count(*) FROM routing.parcel")).isZero();
    region.publishOn(1, StatusEvents.pending(CONFIRMED));
    region.awaitQuiet();
    assertThat(region.rows("SELECT state FROM routing.parcel")).containsExactly("2");
    assertThat(region.rows("SELECT sequence FROM routing.planned_order")).containsExactly("3");
    assertThat(onLiveRoutes()).isZero();
    assertThat(region.records(Topics.ORDER_UPDATES)).isEmpty();
    region.everyInvariantHolds();
  }

  @Test
  void theAnnouncementThatComesLastIsStillPlannedWithWhatChangedMeanwhile() {
    region.planner(NEVER);
    region.publishOn(0, StatusEvents.moved(1, 3, StatusEvents.to(30.31, 120.31)));
    region.publishOn(0, StatusEvents.moved(1, 3, StatusEvents.to(30.31, 120.31)));
    awaitEarly(1);
    region.publish(CONFIRMED);
    awaitOnRoutes(1);
    assertThat(region.rows("SELECT lat FROM routing.route_stop WHERE live"))
        .containsExactly("30.31");
    region.everyInvariantHolds();
  }

  @Test
  void whatIsKeptOutlivesThePlanner() throws Exception {
    RunningPlanner first = region.planner(NEVER);
    region.publishOn(0, CANCELLED);
    awaitEarly(1);
    first.stop();
    region.publish(CONFIRMED);
    region.replay(Region.STATUS_GROUP, Topics.ORDER_STATUS);
    region.planner(NEVER);
    region.awaitQuiet();
    assertThat(region.rows("SELECT state FROM routing.parcel")).containsExactly("2");
    region.everyInvariantHolds();
  }

  @Test
  void whatIsNotOnTheTopicIsWaitedForNoLonger() {
    region.planner();
    region.publishOn(2, CONFIRMED);
    awaitOnRoutes(1);
    region.publishOn(0, StatusEvents.order(1, 7, OrderStatus.CANCELLED));
    patiently().untilAsserted(() -> assertThat(onLiveRoutes()).isZero());
    region.awaitQuiet();
    region.publishOn(1, StatusEvents.moved(1, 6, StatusEvents.to(30.31, 120.31)));
    region.awaitQuiet();
    assertThat(region.rows("SELECT lat FROM routing.parcel")).containsExactly("30.2");
    region.everyInvariantHolds();
  }

  private void awaitEarly(int events) {
    patiently()
        .untilAsserted(
            () ->
                assertThat(region.number("SELECT count(*) FROM routing.early_event"))
                    .isEqualTo(events));
  }
}
