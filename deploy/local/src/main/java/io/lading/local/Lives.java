package io.lading.local;

import io.lading.traffic.Announcement;
import io.lading.traffic.LifeStep;
import io.lading.traffic.Sayings;
import io.lading.traffic.TrafficMessage;
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
  private final Errands due = new Errands("lives");
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong unannounced = new AtomicLong();

  Lives(@Nullable Sayings sayings, Publisher publisher) {
    this.sayings = sayings;
    this.publisher = publisher;
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
    for (LifeStep step : sayings.after(announced)) {
      open.incrementAndGet();
      due.after(step.after(), () -> say(step.message()));
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

  private void say(TrafficMessage message) {
    publisher.send(message);
    open.decrementAndGet();
  }

  @Override
  public void close() {
    due.close();
  }
}
