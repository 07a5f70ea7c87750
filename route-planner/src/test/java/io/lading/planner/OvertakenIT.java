package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Location;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.plan.Draft;
import io.lading.planner.plan.DraftedPlan;
import io.lading.planner.plan.Lease;
import io.lading.planner.plan.PlanningDesk;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.lading.planner.plan.Snapshot;
import io.lading.planner.route.Door;
import io.lading.planner.route.Tour;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planner whom somebody else overtakes between his look and his claim. */
class OvertakenIT {

  private static final String ROUTE =
      """
      INSERT INTO routing.delivery_route (route_id, warehouse_id, courier_id, version, state, depot_lat, depot_lon, returns, path, stops,
        load_weight, load_volume, max_weight, max_volume, max_stops, estimated_distance, estimated_time, planned_at)
      VALUES (900, %d, %d, 1, 0, 30, 120, true, '{}', 1, 1, 1, 10, 10, 10, 1, 1, now())
      """;

  private static final String STOP =
      """
      INSERT INTO routing.route_stop (route_id, sequence, order_id, package_no, live, lat, lon, weight, volume,
        leg_distance, leg_seconds, eta_seconds, service_seconds)
      VALUES (900, 1, 1, 'p1', true, 30, 120, 1, 1, 1, 1, 1, 1)
      """;

  private final Region region = new Region();
  private PlanningDesk desk;
  private Lease lease;
  private Snapshot seen;

  @BeforeEach
  void look() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "20", 10);
    RunningPlanner planner = region.planner("--lading.planner.planning.window=1h");
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                region.number(
                        "SELECT count(*) FROM routing.parcel, routing.courier, routing.warehouse")
                    == 1);
    desk = planner.bean(PlanningDesk.class);
    lease = desk.askAndTake(1, "slow", Duration.ofMinutes(1)).orElseThrow();
    seen = desk.snapshot(lease);
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void aCourierWhoIsPlannedElsewhereMeanwhileIsNoFaultAndTheWarehouseIsPlannedAgain() {
    region.execute(ROUTE.formatted(2, 11));
    assertThat(desk.claim(lease, seen, plan())).isEqualTo(new Claimed.LeaseLost());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.rows("SELECT reason FROM routing.parcel").contains("NO_COURIER"));
    assertThat(region.number("SELECT sum(failures) FROM routing.planning")).isZero();
  }

  @Test
  void whoIsBusyByNowGetsNoRouteAndTheWarehouseIsPlannedAgain() {
    region.execute("UPDATE routing.courier SET status = 1");
    assertThat(desk.claim(lease, seen, plan())).isEqualTo(new Claimed.Done(List.of(), 0));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.rows("SELECT reason FROM routing.parcel").contains("NO_COURIER"));
    assertThat(region.number("SELECT count(*) FROM routing.delivery_route")).isZero();
    assertThat(region.number("SELECT count(*) FROM routing.parcel WHERE shipped")).isZero();
  }

  @Test
  void whoHasLostHisLeaseIsToldSoWhateverTheTablesRefuse() {
    region.execute(ROUTE.formatted(1, 12));
    region.execute(STOP);
    region.execute("UPDATE routing.planning SET owner = 'quick', epoch = epoch + 1");
    assertThat(desk.claim(lease, seen, plan())).isEqualTo(new Claimed.LeaseLost());
    assertThat(region.rows("SELECT owner FROM routing.planning")).containsExactly("quick");
  }

  private DraftedPlan plan() {
    Parcel parcel = seen.waiting().getFirst().parcel();
    var door =
        new Door(
            parcel.key(), new Location(30.2, 120.1), new Load(1_000, 1_000), 1, 1, 1, 120, null);
    var tour = new Tour(new Location(30.25, 120.17), true, List.of(door), 2, 122);
    var draft = new Draft(seen.couriers().getFirst(), null, tour, null);
    return new DraftedPlan(List.of(draft), new TreeMap<>(), false);
  }
}
