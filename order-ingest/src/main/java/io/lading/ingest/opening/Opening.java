package io.lading.ingest.opening;

import io.lading.core.intake.StorageUnavailable;
import io.lading.ingest.opening.OpeningState.Closed;
import io.lading.ingest.opening.OpeningState.Doing;
import io.lading.ingest.opening.OpeningState.Open;
import io.lading.ingest.opening.OpeningState.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the service step by step on a thread of its own, so that HTTP can tell how it goes. A world
 * that is away is waited for, for ever, and said in the log; anything else ends the opening. Closes
 * in the opposite order, after HTTP has been closed.
 */
public final class Opening implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private static final int BEFORE_HTTP = 0;

  private final List<Step> steps;
  private final Duration rest;
  private final Clock clock;
  private final Deque<Step> opened = new ArrayDeque<>();
  private CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private volatile OpeningState state = new Closed();

  public Opening(List<Step> steps, Duration rest, Clock clock) {
    this.steps = List.copyOf(steps);
    this.rest = rest;
    this.clock = clock;
  }

  public OpeningState state() {
    return state;
  }

  public boolean isOpen() {
    return state instanceof Open;
  }

  @Override
  public void start() {
    closing = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("opening").start(this::run);
  }

  @Override
  public void stop() {
    closing.countDown();
    try {
      if (thread != null) {
        thread.join();
        thread = null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    while (!opened.isEmpty()) {
      close(opened.pop());
    }
    state = new Closed();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return BEFORE_HTTP;
  }

  private void run() {
    for (Step step : steps) {
      if (!open(step)) {
        return;
      }
      opened.push(step);
    }
    state = new Open();
    log.info("Open");
  }

  /** False if the service is closing, or must not open. */
  private boolean open(Step step) {
    state = new Doing(step.name(), clock.instant(), "");
    while (closing.getCount() > 0) {
      try {
        step.open().run();
        return true;
      } catch (StorageUnavailable | KafkaException away) {
        waiting(step, away);
      } catch (RuntimeException | Error fault) {
        log.error("The service does not open. {}: {}", step.name(), fault.getMessage(), fault);
        state = new Refused(step.name(), clock.instant(), String.valueOf(fault.getMessage()));
        return false;
      }
    }
    return false;
  }

  private void waiting(Step step, RuntimeException away) {
    String why = String.valueOf(away.getMessage());
    log.warn("{}: waiting, tried again every {} s. {}", step.name(), rest.toSeconds(), why);
    state = new Doing(step.name(), since(), why);
    try {
      boolean closed = closing.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      log.debug("Closing: {}", closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private Instant since() {
    return state instanceof Doing doing ? doing.since() : clock.instant();
  }

  private static void close(Step step) {
    try {
      step.close().run();
    } catch (RuntimeException e) {
      log.warn("{} did not close cleanly: {}", step.name(), e.getMessage(), e);
    }
  }
}
