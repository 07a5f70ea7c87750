package io.lading.local;

import io.lading.traffic.Announcement;
import io.lading.traffic.LifeStep;
import io.lading.traffic.Sayings;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sellers, warehouses, carriers and buyers of the sample orders: they follow what is announced and
 * say what they do, each when it is due. Without sayings there are none of them.
 */
final class Lives implements Consumer<Announcement>, AutoCloseable {
  private final @Nullable Sayings sayings;
  private final Publisher publisher;
  private final DelayQueue<Due> due = new DelayQueue<>();
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong unannounced = new AtomicLong();
  private final Thread speaker = new Thread(this::speak, "lives");

  Lives(@Nullable Sayings sayings, Publisher publisher) {
    this.sayings = sayings;
    this.publisher = publisher;
    speaker.start();
  }

  /** Says what is said of an order before its trade. */
  void before(TrafficMessage trade) {
    if (sayings == null) {
      return;
    }
    for (TrafficMessage early : sayings.before(trade.number())) {
      publisher.send(early);
      unannounced.incrementAndGet();
    }
  }

  @Override
  public void accept(Announcement announced) {
    if (sayings == null) {
      return;
    }
    long now = System.nanoTime();
    for (LifeStep step : sayings.after(announced)) {
      open.incrementAndGet();
      due.add(new Due(now + step.after().toNanos(), step.message()));
    }
  }

  /** Whether everything that is due some time has been said. */
  boolean areQuiet() {
    publisher.demandWell();
    return open.get() == 0;
  }

  /** At most how many messages took effect and announced nothing, as a cancel before its trade. */
  long unannounced() {
    return unannounced.get();
  }

  private void speak() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        publisher.send(due.take().message());
        open.decrementAndGet();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    speaker.interrupt();
    try {
      speaker.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** at: as {@link System#nanoTime}. */
  private record Due(long at, TrafficMessage message) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
