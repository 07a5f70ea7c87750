package io.lading.tracking.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One subscriber of one order. He is handed the event after the one he was handed last and no
 * other, so whatever is read twice, late or beyond a gap, he gets each once and in order. Events
 * are handed by one thread only, that of the passes; they are taken by another.
 */
final class Subscription {

  private final long orderId;
  private final EventQueue queue;
  private int handed;
  private volatile boolean caughtUp;

  Subscription(long orderId, int lastSeen, int queueEvents) {
    this.orderId = orderId;
    this.handed = lastSeen;
    this.queue = new EventQueue(queueEvents);
  }

  long orderId() {
    return orderId;
  }

  /**
   * What he wants of the next pass. Who is still catching up waits until he has taken what he was
   * handed; of who had caught up once, a full queue is found out.
   */
  Optional<Followed> wanted() {
    int room = caughtUp ? Math.max(1, queue.room()) : queue.room();
    return room == 0 || queue.isClosed()
        ? Optional.empty()
        : Optional.of(new Followed(orderId, handed, room));
  }

  /** False if this is his next event, he had caught up before, and has no room for it. */
  boolean hand(int sequence, byte[] event) {
    if (sequence - 1 != handed) {
      return true;
    }
    boolean taken = queue.offer(event);
    handed += taken ? 1 : 0;
    return taken || !caughtUp;
  }

  /** That was the newest event at the moment. */
  void reached(int sequence) {
    if (handed == sequence) {
      caughtUp = true;
    }
  }

  /** He has not been handed the newest event yet. */
  boolean isCatchingUp() {
    return !caughtUp;
  }

  /** All events that wait; none if none came in time. */
  List<byte[]> take(Duration atMost) throws InterruptedException {
    return queue.take(atMost);
  }

  boolean hasEnded() {
    return queue.isClosed();
  }

  void end() {
    queue.close();
  }
}
