package io.lading.core.relay;

import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneLeases;
import java.time.Duration;
import java.util.Optional;

/**
 * A lane that we own, and until when that is certain by our own monotonic clock, counted from
 * before the database was asked. Renewed by the heartbeat's thread, read by the lane's.
 */
final class HeldLane {

  private final Lane lane;
  private final LaneLeases leases;
  private final Duration lease;
  private volatile long certainUntil;
  private volatile boolean lost;

  private HeldLane(Lane lane, LaneLeases leases, Duration lease, long asked) {
    this.lane = lane;
    this.leases = leases;
    this.lease = lease;
    this.certainUntil = asked + lease.toNanos();
  }

  static Optional<HeldLane> acquire(LaneLeases leases, int lane, String owner, Duration lease) {
    long asked = System.nanoTime();
    return leases.acquire(lane, owner, lease).map(l -> new HeldLane(l, leases, lease, asked));
  }

  Lane lane() {
    return lane;
  }

  boolean isCertain() {
    return !lost && System.nanoTime() - certainUntil < 0;
  }

  boolean isLost() {
    return lost;
  }

  void lose() {
    lost = true;
  }

  void renew() {
    long asked = System.nanoTime();
    if (leases.renew(lane, lease)) {
      certainUntil = asked + lease.toNanos();
    } else {
      lost = true;
    }
  }

  void release() {
    lost = true;
    leases.release(lane);
  }
}
