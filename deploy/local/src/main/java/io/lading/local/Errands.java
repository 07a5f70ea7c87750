package io.lading.local;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Runs each errand when it is due, one after the other, in a thread of its own; until closed. */
final class Errands implements AutoCloseable {
  private final DelayQueue<Errand> waiting = new DelayQueue<>();
  private final Thread runner;

  /** {@code runners}: what the thread is called. */
  Errands(String runners) {
    runner = new Thread(this::run, runners);
    runner.start();
  }

  /** From any thread. */
  void after(Duration wait, Runnable work) {
    waiting.add(new Errand(System.nanoTime() + wait.toNanos(), work));
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        waiting.take().work().run();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    runner.interrupt();
    try {
      runner.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** at: as {@link System#nanoTime}. */
  private record Errand(long at, Runnable work) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.signum(at - ((Errand) other).at);
    }
  }
}
