package io.lading.tracking.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The stream of one subscriber, written on a thread of his own: he delays nobody but himself. */
public final class EventStream {

  private static final int CAUSES = 10;

  private final Subscription subscription;
  private final Streams streams;
  private final Duration retry;

  EventStream(Subscription subscription, Streams streams, Duration retry) {
    this.subscription = subscription;
    this.streams = streams;
    this.retry = retry;
  }

  /**
   * Writes until the stream ends or the subscriber cannot be reached any more. Called exactly once;
   * blocks as long as {@code out} does.
   */
  public void writeTo(OutputStream out) {
    try {
      out.write(ServerSentEvents.retry(retry));
      out.flush();
      while (!subscription.hasEnded()) {
        List<byte[]> events = subscription.take(streams.heartbeat());
        write(out, events.isEmpty() ? List.of(ServerSentEvents.heartbeat()) : events);
        streams.sent(subscription, events.size());
      }
    } catch (IOException gone) {
      streams.end(subscription, isTimeout(gone) ? Ending.TOO_SLOW : Ending.LEFT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.end(subscription, Ending.LEFT);
    }
  }

  /** Whoever was cut off meanwhile gets no more than the event in hand. */
  private void write(OutputStream out, List<byte[]> events) throws IOException {
    for (byte[] event : events) {
      if (subscription.hasEnded()) {
        return;
      }
      out.write(event);
    }
    out.flush();
  }

  private static boolean isTimeout(IOException gone) {
    return Stream.iterate((Throwable) gone, Objects::nonNull, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(SocketTimeoutException.class::isInstance);
  }
}
