package io.lading.core.opening;

import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a chore on a thread of its own: pass after pass while there is something to do, then a
 * rest. A failure ends the pass, never the chore; health is told.
 */
public final class Chore {

  private static final Logger log = LoggerFactory.getLogger(Chore.class);

  private final String name;
  private final ChoreWork work;
  private final Duration rest;
  private final ChoreHealth health;
  private volatile CountDownLatch stopping = new CountDownLatch(1);

  public Chore(String name, ChoreWork work, Duration rest, ChoreHealth health) {
    this.name = name;
    this.work = work;
    this.rest = rest;
    this.health = health;
  }

  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    stopping = stop;
    health.begins(name);
    Thread.ofPlatform().daemon().name(name).start(() -> run(stop));
  }

  /** The pass in hand may still end by itself. */
  public void stop() {
    stopping.countDown();
  }

  /** True if there may be more to do at once. */
  boolean runOnce() {
    try {
      int done = work.runOnce();
      health.reports(name, ChoreState.worked(work.leftOut()));
      return done > 0;
    } catch (StorageUnavailable away) {
      log.warn("{}: tried again in {}. {}", name, rest, away.getMessage());
      health.fails(name, false, String.valueOf(away.getMessage()));
    } catch (RuntimeException | Error fault) {
      log.error("{} has failed and is tried again in {}", name, rest, fault);
      health.fails(name, true, fault.toString());
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
