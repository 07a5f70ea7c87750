package io.lading.planner.plan;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.distance.Roads;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.Warehouse;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.plan.PlanTimes.Stage;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.lading.planner.plan.Snapshot.Waiting;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Tour;
import io.lading.planner.solver.Deadline;
import io.lading.planner.solver.Effort;
import io.lading.planner.solver.Plan;
import io.lading.planner.solver.Solver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans a warehouse: look, solve, claim. While it thinks it holds neither a lock nor a transaction.
 * Safe for use by many threads.
 */
public final class PlanRoutes {

  private final Needs needs;
  private final PlanBounds bounds;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * What planning needs.
   *
   * @param nanos the clock that the budget is measured by
   * @param watch told of every run
   */
  public record Needs(
      PlanningDesk desk, Roads roads, Solver solver, LongSupplier nanos, PlanWatch watch) {}

  public PlanRoutes(Needs needs, PlanBounds bounds) {
    this.needs = needs;
    this.bounds = bounds;
  }

  /** A trigger: the budget is spent from now on. */
  StageClock triggered() {
    return new StageClock(needs.nanos());
  }

  /**
   * The lease ends, and a run that fails is put off. If not even that can be noted, its failure is
   * thrown, and the lease runs out.
   */
  Claimed run(Lease lease, StageClock clock) {
    clock.ended(Stage.TAKE);
    int atOnce = running.incrementAndGet();
    try {
      Claimed claimed = attempt(lease, effort(lease, clock.began(), atOnce), clock);
      needs.watch().planned(clock.took(), claimed);
      return claimed;
    } finally {
      running.decrementAndGet();
    }
  }

  private Claimed attempt(Lease lease, Effort effort, StageClock clock) {
    try {
      Snapshot snapshot = needs.desk().snapshot(lease);
      clock.ended(Stage.LOOK);
      Claimed claimed = needs.desk().claim(lease, snapshot, draft(snapshot, effort, clock));
      clock.ended(Stage.CLAIM);
      return claimed;
    } catch (RuntimeException | Error failure) {
      return postponed(lease, Claimed.Failed.of(failure));
    }
  }

  private Claimed postponed(Lease lease, Claimed.Failed failed) {
    try {
      needs.desk().postpone(lease, failed);
      return failed;
    } catch (StorageUnavailable away) {
      failed.why().addSuppressed(away);
      throw failed.why();
    }
  }

  /** The more plans are made at once, the shorter each thinks, and on one thread. */
  private Effort effort(Lease lease, long began, int atOnce) {
    long end = began + bounds.budget().toNanos() / atOnce;
    int threads = atOnce == 1 ? bounds.threads() : 1;
    return new Effort(
        new Deadline(needs.nanos(), began, end), bounds.seed() + lease.warehouseId(), threads);
  }

  private DraftedPlan draft(Snapshot snapshot, Effort effort, StageClock clock) {
    Warehouse warehouse = snapshot.warehouse();
    if (warehouse == null) {
      return DraftedPlan.nothing(snapshot, LeftOut.UNKNOWN_WAREHOUSE);
    }
    Location depot = warehouse.location();
    Assignment assignment = Assignment.of(snapshot, depot, needs.roads(), bounds);
    clock.ended(Stage.DISTANCES);
    if (assignment.stops().isEmpty()) {
      return new DraftedPlan(List.of(), assignment.leftOut(), false);
    }
    Plan plan = needs.solver().solve(assignment.problem(), assignment.present(bounds), effort);
    var drafted =
        new DraftedPlan(
            drafts(assignment, plan, depot), leftOut(assignment, plan), assignment.provisional());
    clock.ended(Stage.SOLVE);
    return drafted;
  }

  private static List<Draft> drafts(Assignment assignment, Plan plan, Location depot) {
    Map<Long, DeliveryRoute> present =
        assignment.snapshot().planned().stream()
            .collect(Collectors.toMap(DeliveryRoute::courierId, Function.identity()));
    Map<ParcelKey, DeliveryWindow> windows =
        assignment.stops().stream()
            .map(Waiting::parcel)
            .collect(Collectors.toMap(Parcel::key, Parcel::window));
    List<Draft> drafts = new ArrayList<>();
    new Allotment(assignment)
        .of(plan.routes())
        .forEach(
            (route, courier) -> {
              Tour tour = Doors.tour(assignment, route, depot);
              Instant latest = latestStart(tour, windows, courier, assignment.snapshot().at());
              drafts.add(new Draft(courier, present.get(courier.id()), tour, latest));
            });
    return drafts;
  }

  /**
   * Less the time that the courier takes to come to the warehouse. What is late already can only be
   * so by its nature, and no later plan mends it.
   */
  private static @Nullable Instant latestStart(
      Tour tour, Map<ParcelKey, DeliveryWindow> windows, Courier courier, Instant now) {
    Instant latest =
        tour.latestStart(
            parcel -> windows.getOrDefault(parcel, DeliveryWindow.ALWAYS), courier.shift().to());
    Instant start = latest == null ? null : latest.minusSeconds(Team.away(courier, tour.depot()));
    return start == null || start.isBefore(now) ? null : start;
  }

  private static SortedMap<ParcelKey, LeftOut> leftOut(Assignment assignment, Plan plan) {
    SortedMap<ParcelKey, LeftOut> leftOut = new TreeMap<>(assignment.leftOut());
    plan.unassigned()
        .forEach(
            stop ->
                leftOut.put(
                    assignment.stops().get(stop.stop() - 1).parcel().key(),
                    LeftOut.of(stop.reason())));
    return leftOut;
  }
}
