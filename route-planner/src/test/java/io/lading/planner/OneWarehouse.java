package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A region with one warehouse, couriers from 11 on who take 20 kg each, and orders for them. */
abstract class OneWarehouse {

  final Region region = new Region();
  private final int couriers;

  OneWarehouse(int couriers) {
    this.couriers = couriers;
  }

  @BeforeEach
  void fleet() {
    region.warehouse(30.25, 120.17);
    for (int courier = 11; courier < 11 + couriers; courier++) {
      region.courier(courier, "20", 10);
    }
  }

  @AfterEach
  void close() {
    region.close();
  }

  void confirm(int from, int to) {
    for (int order = from; order <= to; order++) {
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(30.2 + order / 100.0, 120.1)));
    }
  }

  /** So many parcels are known, and every courier. */
  void awaitParcels(int count) {
    patiently()
        .until(
            () ->
                region.number("SELECT count(*) FROM routing.parcel") == count
                    && region.number("SELECT count(*) FROM routing.courier") == couriers);
  }

  /** So many parcels are on routes, and everything is consumed, planned and announced. */
  void awaitOnRoutes(int parcels) {
    patiently().untilAsserted(() -> assertThat(onLiveRoutes()).isEqualTo(parcels));
    region.awaitQuiet();
  }

  long onLiveRoutes() {
    return region.number("SELECT count(*) FROM routing.route_stop WHERE live");
  }

  /** All of them by one plan: none is made before everything that was told earlier is taken in. */
  RunningPlanner planned(int parcels) {
    confirm(1, parcels);
    RunningPlanner planner = region.planner();
    awaitOnRoutes(parcels);
    return planner;
  }

  static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }
}
