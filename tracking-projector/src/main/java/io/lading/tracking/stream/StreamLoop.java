package io.lading.tracking.stream;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pass after pass: at once while there is more to do, then when it is woken or the rest is
 * over. A pass that fails ends no stream: it is repeated after a pause, which grows.
 */
final class StreamLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamLoop.class);
  private static final int MOST_DOUBLINGS = 20;

  private final StreamPass pass;
  private final StreamSettings settings;
  private final Semaphore wake = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private int failures;

  StreamLoop(StreamPass pass, StreamSettings settings) {
    this.pass = pass;
    this.settings = settings;
  }

  @Override
  public void run() {
    try {
      while (!isStopping()) {
        restAtMost(step());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One pass, and how long to rest after it. */
  Duration step() {
    try {
      boolean hasMore = pass.runOnce();
      goesOn();
      return hasMore ? Duration.ZERO : settings.rest();
    } catch (StorageUnavailable away) {
      if (isWorthTelling()) {
        LOG.warn("Nothing new is streamed until the database answers: {}", away.getMessage());
      }
    } catch (RuntimeException | Error fault) {
      if (isWorthTelling()) {
        LOG.error("Nothing new is streamed, and it is tried again", fault);
      }
    }
    return backOff();
  }

  /** The running pass, or the next one, sees what was committed before. */
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

  private void goesOn() {
    if (failures > 0) {
      LOG.info("Streaming goes on after {} passes that failed", failures);
    }
    failures = 0;
  }

  /** Once, not each time; and what fails because the service stops, never. */
  private boolean isWorthTelling() {
    return failures == 0 && !isStopping();
  }

  private Duration backOff() {
    Duration pause = settings.rest().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    Duration longest = settings.longestBackOff();
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /** A commit cuts a rest short, but not a pause after a failure. */
  private void restAtMost(Duration rest) throws InterruptedException {
    if (failures > 0) {
      pause(rest);
    } else if (!rest.isZero()) {
      pause(settings.gather());
      boolean _ = wake.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS);
      wake.drainPermits();
    }
  }

  private void pause(Duration pause) throws InterruptedException {
    boolean _ = stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }
}
