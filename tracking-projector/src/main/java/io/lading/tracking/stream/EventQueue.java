package io.lading.tracking.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The events that wait for one subscriber, so many at most. Safe for use by many threads. */
final class EventQueue {

  private final int capacity;
  private final Deque<byte[]> waiting = new ArrayDeque<>(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  EventQueue(int capacity) {
    this.capacity = capacity;
  }

  /** False if there is no room. A closed queue takes everything and keeps nothing. */
  boolean offer(byte[] event) {
    lock.lock();
    try {
      if (closed) {
        return true;
      }
      changed.signal();
      return waiting.size() < capacity && waiting.add(event);
    } finally {
      lock.unlock();
    }
  }

  /** All that wait; none if none came in time, or the queue was closed meanwhile. */
  List<byte[]> take(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<byte[]> taken = List.copyOf(waiting);
      waiting.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  int room() {
    lock.lock();
    try {
      return closed ? 0 : capacity - waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** What waits is let go: whoever comes back asks for it again. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
