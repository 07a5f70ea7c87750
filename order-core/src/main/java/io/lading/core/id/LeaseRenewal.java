package io.lading.core.id;

import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends the worker's lease three times in its span, so that two failures in a row stop nobody.
 * Runs on a thread of its own from {@link #start} to {@link #close}.
 */
public final class LeaseRenewal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

  private final LeasedWorker worker;
  private final CountDownLatch stopped = new CountDownLatch(1);

  LeaseRenewal(LeasedWorker worker) {
    this.worker = worker;
  }

  /**
   * Takes a worker number first, so that none has to be taken in the middle of somebody's work.
   *
   * @throws StorageUnavailable there is none to be had now: nothing was started, repeat
   */
  public LeaseRenewal start() {
    worker.current();
    Thread.ofPlatform().daemon().name("worker-lease-renewal").start(this::run);
    return this;
  }

  /**
   * One renewal; a failure is reported, and the book asked again after the rest. False when there
   * is nothing left to renew.
   */
  boolean runOnce() {
    try {
      worker.renew();
    } catch (StorageUnavailable e) {
      LOG.warn("The lease of the worker number could not be renewed: {}", e.getMessage());
    } catch (InvariantBroken e) {
      LOG.error("The lease of the worker number could not be renewed", e);
    } catch (IllegalStateException e) {
      LOG.debug("The worker number was given back, nothing is left to renew");
      return false;
    } catch (RuntimeException e) {
      LOG.error("The lease of the worker number could not be renewed", e);
    }
    return true;
  }

  Duration rest() {
    return worker.span().dividedBy(3);
  }

  @Override
  public void close() {
    stopped.countDown();
  }

  private void run() {
    try {
      boolean renewing = true;
      while (renewing && !stopped.await(rest().toMillis(), TimeUnit.MILLISECONDS)) {
        renewing = runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
