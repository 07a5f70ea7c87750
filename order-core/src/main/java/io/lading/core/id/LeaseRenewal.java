package io.lading.core.id;

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

  public LeaseRenewal start() {
    Thread.ofPlatform().daemon().name("worker-lease-renewal").start(this::run);
    return this;
  }

  /** One renewal; a book that cannot be reached is reported and asked again after the rest. */
  void runOnce() {
    try {
      worker.renew();
    } catch (StorageUnavailable e) {
      LOG.warn("The lease of the worker number could not be renewed: {}", e.getMessage());
    }
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
      while (!stopped.await(rest().toMillis(), TimeUnit.MILLISECONDS)) {
        runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.debug("The worker number was given back, nothing is left to renew");
    }
  }
}
