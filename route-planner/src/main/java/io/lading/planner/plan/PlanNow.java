package io.lading.planner.plan;

import io.lading.planner.plan.PlanningDesk.Claimed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans warehouses: those that are due, or one at once. Safe for use by many threads. */
public final class PlanNow {

  private static final Logger log = LoggerFactory.getLogger(PlanNow.class);
  private static final long REST_MILLIS = 20;

  private final PlanningDesk desk;
  private final PlanRoutes planRoutes;
  private final String owner;
  private final Duration lease;
  private final Duration patience;

  /**
   * @param owner unique to this process
   * @param lease after which a planner that is not heard of has lost its warehouse
   * @param patience how long {@link #plan} waits for somebody else to end
   */
  public PlanNow(
      PlanningDesk desk, PlanRoutes planRoutes, String owner, Duration lease, Duration patience) {
    this.desk = desk;
    this.planRoutes = planRoutes;
    this.owner = owner;
    this.lease = lease;
    this.patience = patience;
  }

  /**
   * One pass: returns how many warehouses it planned or put off, at most one. One that fails is
   * told of and does not hold up the others.
   */
  public int runOnce() {
    StageClock clock = planRoutes.triggered();
    Optional<Lease> due = desk.takeDue(owner, lease);
    due.ifPresent(taken -> planDue(taken, clock));
    return due.isPresent() ? 1 : 0;
  }

  private void planDue(Lease due, StageClock clock) {
    if (planRoutes.run(due, clock) instanceof Claimed.Failed(RuntimeException why)) {
      log.error(
          "Warehouse {} could not be planned and is tried again later", due.warehouseId(), why);
    }
  }

  /**
   * At once, also if planning it has failed before. Empty if others kept planning it all the time.
   * Throws what it fails with.
   */
  public Optional<Claimed.Done> plan(long warehouseId) {
    StageClock clock = planRoutes.triggered();
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Lease> taken = desk.askAndTake(warehouseId, owner, lease);
    while (true) {
      Optional<Claimed.Done> done = done(taken, clock);
      if (done.isPresent()) {
        return done;
      }
      if (!rest() || System.nanoTime() >= deadline) {
        return Optional.empty();
      }
      clock = planRoutes.triggered();
      taken = desk.take(warehouseId, owner, lease);
    }
  }

  private Optional<Claimed.Done> done(Optional<Lease> taken, StageClock clock) {
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    return switch (planRoutes.run(taken.get(), clock)) {
      case Claimed.Done done -> Optional.of(done);
      case Claimed.LeaseLost _ -> Optional.empty();
      case Claimed.Failed(RuntimeException why) -> throw why;
    };
  }

  private static boolean rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
