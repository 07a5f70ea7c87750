package io.lading.core.relay;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.relay.RelayHealth.LaneHealth;
import io.lading.core.relay.RelayHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the passes of a lane: at once while rows wait, then when a commit wakes it or the poll is
 * due. The world's failures are waited out for ever; anything else stops the lane loudly.
 */
final class LaneLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(LaneLoop.class);

  private final int number;
  private final RelaySettings settings;
  private final LaneRelay lane;
  private final Semaphore wake = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile LaneHealth health;
  private final Since kafkaAway = new Since();
  private final Since withdrawn = new Since();
  private int failures;

  LaneLoop(int number, RelayParts parts, KafkaPublisher publisher) {
    this.number = number;
    this.settings = parts.settings();
    this.lane = new LaneRelay(number, parts, publisher, this::overdue);
    this.health = new LaneHealth(number, State.STARTING, Instant.now(), null);
  }

  @Override
  public void run() {
    try {
      while (!stopped()) {
        step();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Throwable bug) {
      now(State.STOPPED, bug.toString());
      LOG.error("Lane {} of the outbox is no longer published", number, bug);
    } finally {
      lane.letGo();
    }
  }

  private void step() throws InterruptedException {
    long begun = System.nanoTime();
    try {
      restAfter(lane.runOnce(), begun);
    } catch (StorageUnavailable away) {
      waiting(away);
      pause(settings.backOff().after(failures));
    } catch (BrokerUnavailable away) {
      waiting(away);
      kafkaAway.goesOn();
      restWithoutKafka();
    }
  }

  private void waiting(RuntimeException away) {
    failures++;
    now(State.WAITING_FOR_THE_WORLD, away.getMessage());
    LOG.warn("Lane {} of the outbox waits, failure {}: {}", number, failures, away.getMessage());
  }

  /** Another instance may reach Kafka, so after a lease it gets the lane for as long. */
  private void restWithoutKafka() throws InterruptedException {
    Duration lease = settings.lease().duration();
    if (kafkaAway.isLongerThan(lease)) {
      LOG.warn("Lane {} of the outbox is given up for {}", number, lease);
      lane.letGo();
      kafkaAway.ends();
      pause(lease);
    } else {
      pause(settings.backOff().after(failures));
    }
  }

  private void restAfter(Pass pass, long begun) throws InterruptedException {
    switch (pass) {
      case Pass.Published published -> {
        fine(State.PUBLISHING);
        if (!published.more()) {
          gather(begun);
          awaitWake(settings.poll());
        }
      }
      case Pass.Idle _ -> {
        fine(State.PUBLISHING);
        awaitWake(settings.poll());
      }
      case Pass.Withdrawn _ -> {
        tellIfTooLong();
        pause(settings.poll());
      }
      case Pass.Standby _ -> {
        fine(State.STANDBY);
        pause(settings.lease().heartbeat());
      }
    }
  }

  private void tellIfTooLong() {
    withdrawn.goesOn();
    if (withdrawn.isLongerThan(settings.lease().duration())) {
      tell("nothing may be published, because the lease of the lane is not renewed in time");
    }
  }

  private void awaitWake(Duration atMost) throws InterruptedException {
    if (wake.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      wake.drainPermits();
    }
  }

  /** A pass costs as much for three rows as for one. */
  private void gather(long begun) throws InterruptedException {
    pause(settings.gather().minusNanos(System.nanoTime() - begun));
  }

  private void pause(Duration rest) throws InterruptedException {
    boolean _ = stop.await(rest.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void fine(State state) {
    failures = 0;
    kafkaAway.ends();
    withdrawn.ends();
    if (health.state() != state) {
      now(state, null);
      LOG.info("Lane {} of the outbox: {}", number, state);
    }
  }

  private void overdue(String what) {
    kafkaAway.goesOn();
    tell(what);
  }

  private void tell(String what) {
    if (health.state() != State.WAITING_FOR_THE_WORLD) {
      now(State.WAITING_FOR_THE_WORLD, what);
      LOG.warn("Lane {} of the outbox waits: {}", number, what);
    }
  }

  private void now(State state, @Nullable String problem) {
    health = new LaneHealth(number, state, Instant.now(), problem);
  }

  void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** The running pass is the last. */
  void stop() {
    stop.countDown();
    wake.release();
  }

  /** Not even the running pass is awaited; what it has sent will be sent again. */
  void abandon() {
    lane.abandon();
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  void renew() {
    lane.renew();
  }

  LaneHealth health() {
    return health;
  }
}
