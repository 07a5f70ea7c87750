package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.Topics;
import io.lading.engines.process.Ports;
import io.lading.engines.service.ServicePlan;
import io.lading.engines.service.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two planners, one warehouse, 2 000 stops: each on exactly one route, whoever is killed. */
class ManyPlannersIT {

  private static final int STOPS = 2_000;
  private static final String ON_LIVE_ROUTES = "SELECT count(*) FROM routing.route_stop WHERE live";

  private final Region region = new Region();
  private final SplittableRandom random = new SplittableRandom(42);

  @BeforeEach
  void fleet() {
    region.warehouse(30.25, 120.17);
    for (int courier = 1; courier <= 40; courier++) {
      region.courier(courier, "60", 60);
    }
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void everyStopIsOnExactlyOneRoute() {
    RunningPlanner one = region.planner();
    RunningPlanner other = region.planner();
    publish();
    for (int round = 0; round < 3; round++) {
      CompletableFuture.allOf(asked(one), asked(other)).join();
    }
    everyStopIsOnOneRoute();
  }

  @Test
  void killingOneInTheMiddleLosesAndDoublesNothing(@TempDir Path logs) {
    try (ServiceProcess victim = quick(logs.resolve("victim.log"));
        ServiceProcess other = quick(logs.resolve("other.log"))) {
      publish();
      await().atMost(Duration.ofSeconds(60)).until(() -> region.number(ON_LIVE_ROUTES) > 0);
      victim.kill();
      everyStopIsOnOneRoute();
      other.demandAlive();
    }
  }

  private ServiceProcess quick(Path log) {
    int port = Ports.free();
    List<String> arguments =
        RunningPlanner.arguments(
            region,
            port,
            "--lading.planner.planning.lease=10s",
            "--lading.planner.planning.budget=1s");
    var plan = ServicePlan.onClassPath("route-planner", RoutePlanner.class, arguments);
    return ServiceProcess.start(plan, port, log).awaitHealthy();
  }

  private static CompletableFuture<Integer> asked(RunningPlanner planner) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return planner.post("/warehouses/1/plan").statusCode();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void publish() {
    StatusChanged[] events = new StatusChanged[STOPS];
    for (int order = 0; order < STOPS; order++) {
      double lat = 30.15 + random.nextDouble() * 0.2;
      double lon = 120.05 + random.nextDouble() * 0.2;
      events[order] = StatusEvents.confirmed(order + 1, StatusEvents.to(lat, lon));
    }
    region.publish(events);
  }

  private void everyStopIsOnOneRoute() {
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(region.number(ON_LIVE_ROUTES)).isEqualTo(STOPS));
    region.awaitQuiet();
    assertThat(
            region.number(
                "SELECT count(DISTINCT (order_id, package_no)) FROM routing.route_stop WHERE live"))
        .isEqualTo(STOPS);
    assertThat(region.number("SELECT max(stops) FROM routing.delivery_route WHERE state = 0"))
        .isLessThanOrEqualTo(60);
    Set<String> shipped = new HashSet<>();
    region
        .records(Topics.ORDER_UPDATES)
        .forEach(record -> shipped.add(Region.header(record, "ce_id")));
    assertThat(shipped).hasSize(STOPS);
    region.everyInvariantHolds();
  }
}
