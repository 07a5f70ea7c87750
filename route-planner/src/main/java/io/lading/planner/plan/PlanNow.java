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
    Optional<Lease> due = desk.takeDue(owner, lease);
    due.ifPresent(this::planDue);
    return due.isPresent() ? 1 : 0;
  }

  private void planDue(Lease due) {
    if (planRoutes.run(due) instanceof Claimed.Failed(RuntimeException why)) {
      log.error(
          "Warehouse {} could not be planned and is tried again later", due.warehouseId(), why);
    }
  }

  /**
   * At once, also if planning it has failed before. Empty if others kept planning it all the time.
   * Throws what it fails with.
   */
  public Optional<Claimed.Done> plan(long warehouseId) {
    desk.ask(warehouseId);
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      Optional<Lease> taken = desk.take(warehouseId, owner, lease);
      Optional<Claimed.Done> done = taken.flatMap(this::done);
      if (done.isPresent()) {
        return done;
      }
    } while (rest() && System.nanoTime() < deadline);
    return Optional.empty();
  }

  private Optional<Claimed.Done> done(Lease taken) {
    return switch (planRoutes.run(taken)) {
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
