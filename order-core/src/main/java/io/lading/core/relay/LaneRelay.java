package io.lading.core.relay;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one lane: read a page, send it, await all acknowledgements, move the position. Every
 * row at least once, those of a key in order. A lease that the heartbeat has not renewed in time is
 * renewed by the pass. The passes are for one thread; renewing and asking who holds the lane for
 * any.
 */
final class LaneRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LaneRelay.class);

  /** How stale the position of a quiet lane may get. Idle passes write nothing otherwise. */
  private static final Duration IDLE_MOVE = Duration.ofSeconds(10);

  private final int number;
  private final String owner;
  private final RelayStorage storage;
  private final RelaySettings settings;
  private final KafkaPublisher publisher;
  private final RelayMeters meters;
  private final Consumer<String> overdue;
  private volatile @Nullable HeldLane held;
  private volatile boolean abandoned;
  private long movedAt = System.nanoTime();

  LaneRelay(int number, RelayParts parts, KafkaPublisher publisher, Consumer<String> overdue) {
    this.number = number;
    this.owner = parts.owner();
    this.storage = parts.storage();
    this.settings = parts.settings();
    this.meters = parts.meters();
    this.publisher = publisher;
    this.overdue = overdue;
  }

  /**
   * Throws StorageUnavailable or BrokerUnavailable when the world fails, anything else is a bug.
   */
  Pass runOnce() {
    HeldLane mine = heldOrAcquired();
    return mine == null ? new Pass.Standby() : pass(mine);
  }

  private @Nullable HeldLane heldOrAcquired() {
    HeldLane mine = held;
    if (mine != null && !mine.isLost() && !mine.isCertain()) {
      mine.renew();
    }
    if (mine == null || mine.isLost()) {
      Optional<HeldLane> acquired =
          HeldLane.acquire(storage.leases(), number, owner, settings.lease().duration());
      mine = acquired.orElse(null);
      held = mine;
    }
    return mine;
  }

  private Pass pass(HeldLane mine) {
    OutboxLog log = storage.log();
    return switch (log.read(mine.lane(), settings.page().bounds())) {
      case LaneReading.LeaseLost _ -> withdrawn(mine);
      case LaneReading.Page page when page.rows().isEmpty() -> idle(mine, page);
      case LaneReading.Page page -> publish(mine, page);
    };
  }

  private Pass idle(HeldLane mine, LaneReading.Page page) {
    boolean due = System.nanoTime() - movedAt > IDLE_MOVE.toNanos();
    return due && !move(mine, page.after()) ? withdrawn(mine) : new Pass.Idle();
  }

  private Pass publish(HeldLane mine, LaneReading.Page page) {
    Publication done = publisher.publish(page.rows(), new LeasePermit(mine));
    meters.published(page.rows().subList(0, done.acknowledged()), done.truncated());
    if (!done.isWhole()) {
      return incomplete(mine, page, done);
    }
    return move(mine, page.after())
        ? new Pass.Published(page.rows().size(), page.more())
        : withdrawn(mine);
  }

  /** What was acknowledged before the first that was not is not sent again. */
  private Pass incomplete(HeldLane mine, LaneReading.Page page, Publication done) {
    if (done.acknowledged() > 0 && !move(mine, page.after(done.acknowledged()))) {
      return withdrawn(mine);
    }
    if (done.failure() != null) {
      throw done.failure();
    }
    return new Pass.Withdrawn();
  }

  private boolean move(HeldLane mine, LanePosition to) {
    movedAt = System.nanoTime();
    return storage.log().move(mine.lane(), to);
  }

  private static Pass withdrawn(HeldLane mine) {
    mine.lose();
    return new Pass.Withdrawn();
  }

  /** Called by the heartbeat. */
  void renew() {
    HeldLane mine = held;
    if (mine != null && !mine.isLost()) {
      mine.renew();
    }
  }

  void abandon() {
    abandoned = true;
  }

  /** For whoever reaches Kafka when we do not. */
  void letGo() {
    try {
      close();
    } catch (StorageUnavailable away) {
      LOG.info("Lane {} is not given back, its lease will end: {}", number, away.getMessage());
    }
  }

  /** Gives the lane back at once, so that another instance need not wait for the lease to end. */
  @Override
  public void close() {
    publisher.close();
    HeldLane mine = held;
    if (mine != null && !mine.isLost()) {
      mine.release();
    }
  }

  private final class LeasePermit implements Permit {
    private final HeldLane mine;

    LeasePermit(HeldLane mine) {
      this.mine = mine;
    }

    @Override
    public boolean maySend() {
      return !abandoned && mine.isCertain();
    }

    @Override
    public boolean mayWait() {
      return !abandoned && !mine.isLost();
    }

    @Override
    public void overdue(String what) {
      overdue.accept(what);
    }
  }
}
