package io.lading.bench;

import io.lading.bench.PlannerProcess.Trigger;
import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.Planned;
import io.lading.engines.postgres.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Plans in the service, one after the other, each of another warehouse: first all from nothing,
 * then all again with a few parcels more. Nobody plans but who is told to, and between two plans
 * there is a pause in which what the first one announced is consumed. {@code told}: how far it is.
 */
record PlansInService(Rig rig, Jars jars, PlanningExtent extent, Consumer<String> told) {

  /** {@code stages}: of the measured plans, by the planner itself. */
  record Kind(String name, PlanLatency latency, StageTimes stages) {}

  List<Kind> measure() throws Exception {
    rig.desk().cleanSlate();
    Depots depots = extent.depots();
    try (Database database = rig.freshDatabase(depots.stock(warehouses()));
        Service ingest = IngestProcess.start(jars.ingest(), rig, database);
        PlannerProcess planner = PlannerProcess.start(jars.planner(), rig, database)) {
      var feed = new ParcelFeed(rig, database, depots, 0);
      told.accept("The services are up, %d warehouses are filled …".formatted(warehouses()));
      feed.fleet(warehouses());
      feed.parcels(warehouses(), 0, extent.stops);
      int stops = extent.stops;
      Kind cold = plan("%d parcels, from nothing".formatted(stops), planner, database, stops);
      if (extent.newStops == 0) {
        return List.of(cold);
      }
      feed.shipped((long) warehouses() * stops);
      int all = stops + extent.newStops;
      feed.parcels(warehouses(), stops, all);
      String name = "%d new parcels into a plan of %d".formatted(extent.newStops, stops);
      return List.of(cold, plan(name, planner, database, all));
    }
  }

  private int warehouses() {
    return extent.warmUp + extent.plans;
  }

  private Kind plan(String name, PlannerProcess planner, Database database, int stops)
      throws Exception {
    told.accept(name + " …");
    new Bookkeeping(database.asAdministrator()).checkpoint();
    triggers(planner, 0, extent.warmUp);
    StageTimes before = planner.stages();
    List<Trigger> triggers = triggers(planner, extent.warmUp, warehouses());
    StageTimes stages = planner.stages().minus(before);
    var commits = new Planned(database.asAdministrator()).commits();
    return new Kind(name, PlanLatency.of(triggers, commits, stops), stages);
  }

  private List<Trigger> triggers(PlannerProcess planner, int from, int to) throws Exception {
    List<Trigger> triggers = new ArrayList<>();
    for (int warehouse = from; warehouse < to; warehouse++) {
      triggers.add(planner.plan(Depots.id(warehouse)));
      LockSupport.parkNanos(Duration.ofMillis(extent.pauseMillis).toNanos());
    }
    return triggers;
  }
}
