package io.lading.planner.plan;

import io.lading.planner.plan.PlanningDesk.Claimed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Plans warehouses: those that are due, or one at once. Safe for use by many threads. */
public final class PlanNow {

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

  /** One pass: returns how many warehouses it planned, at most one. */
  public int runOnce() {
    StageClock clock = planRoutes.triggered();
    Optional<Lease> due = desk.takeDue(owner, lease);
    due.ifPresent(taken -> planRoutes.run(taken, clock));
    return due.isPresent() ? 1 : 0;
  }

  /** Empty if others kept planning it all the time. */
  public Optional<Claimed.Done> plan(long warehouseId) {
    StageClock clock = planRoutes.triggered();
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Lease> taken = desk.askAndTake(warehouseId, owner, lease);
    while (true) {
      if (taken.isPresent() && planRoutes.run(taken.get(), clock) instanceof Claimed.Done done) {
        return Optional.of(done);
      }
      if (!rest() || System.nanoTime() >= deadline) {
        return Optional.empty();
      }
      clock = planRoutes.triggered();
      taken = desk.take(warehouseId, owner, lease);
    }
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
