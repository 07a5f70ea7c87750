package io.lading.core.relay;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something to be done again and again. A failure, even an Error, ends the pass and never the
 * repetitions; it is told to health until a pass succeeds.
 */
final class Repetition implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

  private final String name;
  private final Runnable chore;
  private final Duration every;
  private volatile @Nullable String problem;

  Repetition(String name, Runnable chore, Duration every) {
    this.name = name;
    this.chore = chore;
    this.every = every;
  }

  void on(ScheduledExecutorService executor) {
    executor.scheduleWithFixedDelay(
        this, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    try {
      chore.run();
      problem = null;
    } catch (StorageUnavailable away) {
      problem = name + ": " + away.getMessage();
      LOG.warn("{}: tried again in {}. {}", name, every, away.getMessage());
    } catch (Throwable bug) {
      problem = name + " has failed: " + bug;
      LOG.error("{} has failed and is tried again in {}", name, every, bug);
    }
  }

  /** Why the latest pass failed, or null. */
  @Nullable String problem() {
    return problem;
  }
}
