package io.lading.tracking.stream;

import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.ProjectionSignal;
import io.lading.tracking.timeline.TimelineEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Streams of time lines. Every event of an order, without a gap, reaches every subscriber of it
 * once and in order, from the one on that he names. One thread looks for what is new on all that is
 * followed; each subscriber is written to on his own. Safe for use by many threads.
 */
public final class Streams implements SmartLifecycle, ProjectionSignal {

  /** Before the web server waits for the requests in hand to end. */
  private static final int STOPPED_FIRST = SmartLifecycle.DEFAULT_PHASE;

  private static final Duration PASS_IN_HAND = Duration.ofSeconds(1);
  private static final int SPREAD = 16;

  private final StreamSettings settings;
  private final StreamMeters meters;
  private final Subscribers subscribers;
  private final StreamPass pass;
  private final AtomicInteger opened = new AtomicInteger();
  private volatile StreamLoop loop;
  private @Nullable Thread thread;

  /** {@code json}: an entry as the time line shows it, on one line, as UTF-8. */
  public Streams(
      StreamSettings settings,
      NewEntries news,
      Function<TimelineEntry, byte[]> json,
      MeterRegistry registry) {
    this.settings = settings;
    this.meters = new StreamMeters(registry);
    this.subscribers = new Subscribers(settings.subscribers(), settings.queueEvents(), meters);
    this.pass =
        new StreamPass(
            subscribers,
            news,
            entry -> ServerSentEvents.tracking(entry.sequence(), json.apply(entry)),
            settings.passEntries());
    this.loop = new StreamLoop(pass, settings);
  }

  /**
   * A stream of the events after {@code lastSeen}; it must be written. Empty if there are too many.
   */
  public Optional<EventStream> open(long orderId, int lastSeen) {
    Optional<Subscription> subscription = subscribers.join(orderId, lastSeen);
    loop.wake();
    return subscription.map(one -> new EventStream(one, this, retry()));
  }

  /** Those whose streams end together do not come back together. */
  private Duration retry() {
    Duration retry = settings.retry();
    int share = Math.floorMod(opened.getAndIncrement(), SPREAD);
    return retry.plus(retry.multipliedBy(share).dividedBy(SPREAD));
  }

  @Override
  public void projected(Set<EventKey> events) {
    if (subscribers.followAny(events)) {
      loop.wake();
    }
  }

  /** Whoever catches up and has taken what he was handed gets the next of it at once. */
  void sent(Subscription subscription, int events) {
    meters.sent(events);
    if (events > 0 && subscription.isCatchingUp()) {
      loop.wake();
    }
  }

  void end(Subscription subscription, Ending why) {
    subscribers.end(subscription, why);
  }

  Duration heartbeat() {
    return settings.heartbeat();
  }

  @Override
  public synchronized void start() {
    subscribers.resume();
    loop = new StreamLoop(pass, settings);
    thread = Thread.ofPlatform().daemon().name("streams").start(loop);
  }

  @Override
  public synchronized void stop() {
    subscribers.stop();
    loop.stop();
    if (thread != null) {
      await(thread);
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return STOPPED_FIRST;
  }

  /** A pass that hangs in a dead world is not waited for. */
  private static void await(Thread thread) {
    try {
      boolean _ = thread.join(PASS_IN_HAND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
