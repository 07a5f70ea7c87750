package io.lading.core.opening;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a chore on a thread of its own: pass after pass while there is something to do, then a
 * rest. A failure ends the pass, never the chore.
 */
public final class Chore {

  private static final Logger log = LoggerFactory.getLogger(Chore.class);

  private final String name;
  private final IntSupplier pass;
  private final Duration rest;
  private volatile CountDownLatch stopping = new CountDownLatch(1);

  /** {@code pass}: does a bounded piece of work and tells how much it was; 0 is nothing. */
  public Chore(String name, IntSupplier pass, Duration rest) {
    this.name = name;
    this.pass = pass;
    this.rest = rest;
  }

  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    stopping = stop;
    Thread.ofPlatform().daemon().name(name).start(() -> run(stop));
  }

  /** The pass in hand may still end by itself. */
  public void stop() {
    stopping.countDown();
  }

  /** True if there may be more to do at once. */
  boolean runOnce() {
    try {
      return pass.getAsInt() > 0;
    } catch (StorageUnavailable away) {
      log.warn("{}: tried again in {}. {}", name, rest, away.getMessage());
    } catch (RuntimeException | Error fault) {
      log.error("{} has failed and is tried again in {}", name, rest, fault);
    }
    return false;
  }

  private void run(CountDownLatch stop) {
    try {
      while (stop.getCount() > 0) {
        if (!runOnce() && stop.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
