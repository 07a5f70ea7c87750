package io.lading.core.opening;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.opening.OpeningState.Closed;
import io.lading.core.opening.OpeningState.Doing;
import io.lading.core.opening.OpeningState.Open;
import io.lading.core.opening.OpeningState.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the service step by step on a thread of its own, so that HTTP can tell how it goes. A world
 * that is away is waited for, for ever, and said in the log; anything else ends the opening. Closes
 * in the opposite order, after HTTP has been closed; a step that hangs in a dead world is not
 * waited for.
 */
public final class Opening implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private static final int BEFORE_HTTP = 0;
  private static final Duration STEP_IN_HAND = Duration.ofSeconds(5);

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
    CountDownLatch close = new CountDownLatch(1);
    closing = close;
    thread = Thread.ofPlatform().daemon().name("opening").start(() -> run(close));
  }

  @Override
  public void stop() {
    closing.countDown();
    endStepInHand();
    for (Step step = nextToClose(); step != null; step = nextToClose()) {
      close(step);
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

  private void endStepInHand() {
    Thread opening = thread;
    if (opening == null) {
      return;
    }
    opening.interrupt();
    try {
      if (!opening.join(STEP_IN_HAND)) {
        log.warn("Closing without waiting for the step in hand: {}", state);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  private void run(CountDownLatch close) {
    for (Step step : steps) {
      if (!open(step, close) || !keep(step, close)) {
        return;
      }
    }
    state = new Open();
    log.info("Open");
  }

  /** False if the service is closing, or must not open. */
  private boolean open(Step step, CountDownLatch close) {
    tell(new Doing(step.name(), clock.instant(), ""), close);
    while (close.getCount() > 0) {
      try {
        step.open().run();
        return true;
      } catch (StorageUnavailable | KafkaException away) {
        waiting(step, away, close);
      } catch (RuntimeException | Error fault) {
        refused(step, fault, close);
        return false;
      }
    }
    return false;
  }

  /** A step that was interrupted because the service closes may fail as it likes. */
  private void refused(Step step, Throwable fault, CountDownLatch close) {
    if (close.getCount() > 0) {
      log.error("The service does not open. {}: {}", step.name(), fault.getMessage(), fault);
      tell(new Refused(step.name(), clock.instant(), words(fault)), close);
    }
  }

  /** A step that ended after closing began is closed at once. */
  private boolean keep(Step step, CountDownLatch close) {
    synchronized (opened) {
      if (close.getCount() > 0) {
        opened.push(step);
        return true;
      }
    }
    close(step);
    return false;
  }

  private @Nullable Step nextToClose() {
    synchronized (opened) {
      return opened.poll();
    }
  }

  private void waiting(Step step, RuntimeException away, CountDownLatch close) {
    String why = words(away);
    if (close.getCount() > 0) {
      log.warn("{}: waiting, tried again every {} s. {}", step.name(), rest.toSeconds(), why);
      tell(new Doing(step.name(), since(), why), close);
    }
    try {
      boolean closed = close.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      log.debug("Closing: {}", closed);
    } catch (InterruptedException e) {
      log.debug("Interrupted, closing: {}", close.getCount() == 0);
    }
  }

  /** Whatever a step in hand says after closing began is of no interest. */
  private void tell(OpeningState now, CountDownLatch close) {
    if (close.getCount() > 0) {
      state = now;
    }
  }

  private Instant since() {
    return state instanceof Doing doing ? doing.since() : clock.instant();
  }

  /** With the causes: that a name does not resolve, for example, is said by none but the last. */
  private static String words(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(5)
        .flatMap(each -> Stream.ofNullable(each.getMessage()))
        .reduce((outer, inner) -> outer.contains(inner) ? outer : outer + " ← " + inner)
        .orElseGet(() -> thrown.getClass().getSimpleName());
  }

  private static void close(Step step) {
    try {
      step.close().run();
    } catch (RuntimeException e) {
      log.warn("{} did not close cleanly: {}", step.name(), e.getMessage(), e);
    }
  }
}
