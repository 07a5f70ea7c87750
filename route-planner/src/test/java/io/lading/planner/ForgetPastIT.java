package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.OrderStatus;
import io.lading.planner.postgres.ForgetPast;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetPastIT {

  private final Region region = new Region();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void whatHasEndedIsForgottenAndWhatLivesIsNot() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "20", 1);
    region.courier(12, "20", 1);
    RunningPlanner planner = region.planner();
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    region.publish(StatusEvents.confirmed(2, StatusEvents.to(30.3, 120.2)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == 2);
    region.publish(StatusEvents.order(1, 3, OrderStatus.CANCELLED));
    region.awaitQuiet();
    assertThat(planner.bean(ForgetPast.class).runOnce()).isZero();
    region.execute("UPDATE routing.planned_order SET begun_at = begun_at - interval '61 days'");
    region.execute(
        "UPDATE routing.delivery_route SET planned_at = planned_at - interval '61 days'");
    assertThat(planner.bean(ForgetPast.class).runOnce()).isEqualTo(2);
    assertThat(region.rows("SELECT order_id FROM routing.planned_order")).containsExactly("2");
    assertThat(region.rows("SELECT order_id FROM routing.parcel")).containsExactly("2");
    assertThat(region.rows("SELECT state FROM routing.delivery_route")).containsExactly("0");
    region.everyInvariantHolds();
  }

  @Test
  void anOrderOfWhichAnEventCameTooEarlyIsNotForgottenYet() {
    region.warehouse(30.25, 120.17);
    RunningPlanner planner = region.planner("--lading.planner.intake.patience=1h");
    region.publishOn(0, StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.number("SELECT count(*) FROM routing.early_event") == 1);
    region.execute("UPDATE routing.planned_order SET begun_at = begun_at - interval '61 days'");
    assertThat(planner.bean(ForgetPast.class).runOnce()).isZero();
    region.execute("DELETE FROM routing.early_event");
    assertThat(planner.bean(ForgetPast.class).runOnce()).isEqualTo(1);
  }
}
