package io.lading.planner.plan;

import io.lading.planner.plan.PlanningDesk.Claimed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

  /** A turn for each plan that may be made at once: a plan takes memory. */
  private final Semaphore turns;

  /**
   * @param lease after which a planner that is not heard of has lost its warehouse
   * @param patience how long {@link #plan} waits for somebody else to end
   * @param mostPlans that are made at once; others wait for their turn
   */
  public record Bounds(Duration lease, Duration patience, int mostPlans) {}

  /** {@code owner}: unique to this process. */
  public PlanNow(PlanningDesk desk, PlanRoutes planRoutes, String owner, Bounds bounds) {
    this.desk = desk;
    this.planRoutes = planRoutes;
    this.owner = owner;
    this.lease = bounds.lease();
    this.patience = bounds.patience();
    this.turns = new Semaphore(bounds.mostPlans(), true);
  }

  /**
   * One pass: returns how many warehouses it planned or put off, at most one. One that fails is
   * told of and does not hold up the others.
   */
  public int runOnce() {
    return inTurn(patience.toNanos(), this::planOneThatIsDue).isPresent() ? 1 : 0;
  }

  private Optional<Lease> planOneThatIsDue() {
    StageClock clock = planRoutes.triggered();
    Optional<Lease> due = desk.takeDue(owner, lease);
    due.ifPresent(taken -> planDue(taken, clock));
    return due;
  }

  private void planDue(Lease due, StageClock clock) {
    if (planRoutes.run(due, clock) instanceof Claimed.Failed(RuntimeException why)) {
      log.error(
          "Warehouse {} could not be planned and is tried again later", due.warehouseId(), why);
    }
  }

  /**
   * At once, also if planning it has failed before. Empty if others kept planning it all the time,
   * or as many other warehouses as may be planned at once. Throws what it fails with.
   */
  public Optional<Claimed.Done> plan(long warehouseId) {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Claimed.Done> done =
        inTurn(patience.toNanos(), () -> done(() -> desk.askAndTake(warehouseId, owner, lease)));
    while (done.isEmpty() && rest() && System.nanoTime() < deadline) {
      done =
          inTurn(
              deadline - System.nanoTime(), () -> done(() -> desk.take(warehouseId, owner, lease)));
    }
    return done;
  }

  /** Empty, too, if its turn does not come in time. */
  private <T> Optional<T> inTurn(long nanos, Supplier<Optional<T>> work) {
    try {
      if (!turns.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private Optional<Claimed.Done> done(Supplier<Optional<Lease>> take) {
    StageClock clock = planRoutes.triggered();
    Optional<Lease> taken = take.get();
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
