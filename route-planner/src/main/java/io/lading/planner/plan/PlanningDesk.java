package io.lading.planner.plan;

import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.route.DeliveryRoute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where planning runs begin and end. Safe for use by many threads and processes at once. Everything
 * throws {@link StorageUnavailable} when the database is away.
 */
public interface PlanningDesk {

  /** Wants the warehouse planned now. */
  void ask(long warehouseId);

  /** Both at once: {@link #ask}, and {@link #take} if nobody else plans it. */
  Optional<Lease> askAndTake(long warehouseId, String owner, Duration lease);

  /** Takes the warehouse that is due for the longest time and that nobody plans. */
  Optional<Lease> takeDue(String owner, Duration lease);

  /** Takes this warehouse; empty while somebody else plans it. */
  Optional<Lease> take(long warehouseId, String owner, Duration lease);

  /** Everything of the same moment, without a lock. */
  Snapshot snapshot(Lease lease);

  /**
   * Makes the plan true, in one transaction: each parcel on at most one live route, the routes and
   * what becomes of the present ones stored and announced, SHIPPED sent for parcels that are
   * planned for the first time. What has changed since the snapshot is respected: a parcel that
   * left or moved is not claimed, a route that departed is not touched, and the warehouse is
   * planned again. Ends the lease.
   */
  Claimed claim(Lease lease, Snapshot snapshot, DraftedPlan plan);

  /**
   * Gives the lease back after a failure; what was asked for stays asked for. It is due later each
   * time that it fails, up to a bound, whatever is asked meanwhile, until a claim succeeds.
   */
  void postpone(Lease lease, Claimed.Failed failed);

  /** What became of a plan. */
  sealed interface Claimed {

    /** In one commit: these routes were announced, and so many parcels left out. */
    record Done(List<DeliveryRoute> announced, int leftOut) implements Claimed {}

    /** Somebody else was first: nothing was committed, and the warehouse is planned again. */
    record LeaseLost() implements Claimed {}

    /** Nothing is known to be committed: it is tried again later. */
    record Failed(RuntimeException why) implements Claimed {

      static Failed of(Throwable why) {
        return why instanceof RuntimeException usual
            ? new Failed(usual)
            : new Failed(new IllegalStateException("planning ended with " + why, why));
      }

      /** No fault of the world: nothing is known to cure it. */
      public boolean isBroken() {
        return !(why instanceof StorageUnavailable);
      }
    }
  }
}
