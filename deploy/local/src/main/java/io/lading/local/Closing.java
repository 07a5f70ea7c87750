package io.lading.local;

import io.lading.engines.process.EngineFailure;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be stopped, in the reverse order of its start. Closing happens once, whoever asks:
 * the end of the run or the shutdown hook of Ctrl-C; what is added later is closed at once.
 */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closed;

  synchronized <T extends AutoCloseable> T add(T thing) {
    if (closed) {
      close(thing);
      throw new EngineFailure("stopped while starting");
    }
    started.push(thing);
    return thing;
  }

  /** Nothing is closed while the work is done; nothing is done once it is closed. */
  synchronized void whileOpen(Runnable work) {
    if (!closed) {
      work.run();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      close(started.pop());
    }
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception ending) {
      System.err.println("lading: while stopping: " + ending.getMessage());
    }
  }
}
