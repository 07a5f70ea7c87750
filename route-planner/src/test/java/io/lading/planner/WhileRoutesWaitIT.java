package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Topics;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of planned routes whose couriers or parcels change before they depart. */
class WhileRoutesWaitIT extends OneWarehouse {

  /** Plans that have been made and wait for a lock. */
  private static final String CLAIMING =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

  WhileRoutesWaitIT() {
    super(2);
  }

  @Test
  void aParcelWhoseInterceptCameTooLateIsPlannedAgain() {
    region.planner();
    confirm(1, 3);
    awaitOnRoutes(3);
    region.publish(StatusEvents.parcel(2, 3, OrderStatus.DELIVERY_INTERCEPTING));
    awaitOnRoutes(2);
    region.publish(StatusEvents.parcel(2, 4, OrderStatus.CARRIER_ACCEPTED));
    awaitOnRoutes(3);
    assertThat(region.records(Topics.ORDER_UPDATES)).hasSize(3);
    region.everyInvariantHolds();
  }

  @Test
  void aBusyCourierKeepsHisPlannedRouteAndAnOfflineOneDoesNot() throws Exception {
    RunningPlanner planner = region.planner();
    confirm(1, 4);
    awaitOnRoutes(4);
    List<String> planned = routes();
    bothAre("BUSY");
    confirm(5, 5);
    region.awaitQuiet();
    assertThat(routes()).isEqualTo(planned);
    assertThat(region.rows("SELECT reason FROM routing.parcel WHERE order_id = 5"))
        .containsExactly("NO_COURIER");
    String route = planned.getFirst().split(" ", 2)[0];
    assertThat(planner.post("/routes/" + route + "/departure").statusCode()).isEqualTo(200);
    bothAre("OFFLINE");
    assertThat(region.number("SELECT count(*) FROM routing.delivery_route WHERE state = 0"))
        .isZero();
    region.everyInvariantHolds();
  }

  @Test
  void whoHasBecomeBusyWhenAPlanIsClaimedKeepsHisRoute() throws Exception {
    RunningPlanner planner = region.planner("--lading.planner.planning.window=1h");
    confirm(1, 4);
    awaitParcels(4);
    assertThat(plan(planner).join()).isEqualTo(200);
    List<String> planned = routes();
    confirm(5, 5);
    awaitParcels(5);
    CompletableFuture<Integer> planning;
    try (Connection parcels = region.database.asAdministrator().getConnection();
        Statement statement = parcels.createStatement()) {
      parcels.setAutoCommit(false);
      statement.execute("SELECT 1 FROM routing.parcel FOR UPDATE");
      planning = plan(planner);
      patiently().until(() -> region.number(CLAIMING) == 1);
      region.execute("UPDATE routing.courier SET status = 1");
      parcels.rollback();
    }
    assertThat(planning.join()).isEqualTo(200);
    assertThat(routes()).containsAll(planned);
    region.everyInvariantHolds();
  }

  private static CompletableFuture<Integer> plan(RunningPlanner planner) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return planner.post("/warehouses/1/plan").statusCode();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void bothAre(String status) {
    for (int courier = 11; courier <= 12; courier++) {
      region.tell(
          "courier-updated",
          "{\"courierId\":%d,\"warehouseId\":1,\"status\":\"%s\",\"maxWeight\":20,\"maxStops\":10}"
              .formatted(courier, status));
    }
    region.awaitQuiet();
  }

  private List<String> routes() {
    return region.rows(
        "SELECT concat('R', route_id, ' ', version, ' ', state) FROM routing.delivery_route ORDER"
            + " BY 1");
  }
}
