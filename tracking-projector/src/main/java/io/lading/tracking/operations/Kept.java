package io.lading.tracking.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is read when somebody asks and what is kept is too old: by one thread at a time; others are
 * told what is kept meanwhile. What takes long is read seldom, so that reading takes at most a
 * twentieth of the time. Safe for many threads.
 */
final class Kept<T> {

  private static final int SHARE = 20;

  private record Value<T>(T value, Instant until) {}

  private final Supplier<T> source;
  private final Duration freshFor;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Value<T> kept;

  Kept(Supplier<T> source, Duration freshFor, Clock clock) {
    this.source = source;
    this.freshFor = freshFor;
    this.clock = clock;
  }

  T value() {
    Value<T> now = kept;
    if (now != null && (isFresh(now) || !reading.tryLock())) {
      return now.value();
    }
    if (now == null) {
      reading.lock();
    }
    try {
      Value<T> meanwhile = kept;
      return meanwhile != null && isFresh(meanwhile) ? meanwhile.value() : read();
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Value<T> now) {
    return clock.instant().isBefore(now.until());
  }

  private T read() {
    Instant begun = clock.instant();
    T value = source.get();
    Instant ended = clock.instant();
    Duration rest = Duration.between(begun, ended).multipliedBy(SHARE);
    kept = new Value<>(value, ended.plus(rest.compareTo(freshFor) > 0 ? rest : freshFor));
    return value;
  }
}
