package io.lading.tracking.stock;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.query.StockLevels;
import io.lading.core.query.StockView;
import io.lading.core.reads.Answered;
import io.lading.core.reads.FreshReads;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The least available stock, kept for a while: levels are read when somebody asks and what is kept
 * is too old, by one thread at a time; others are told what is kept meanwhile, and while nothing is
 * kept, what came of that reading. For whoever has written they are read anew. Safe for many
 * threads.
 */
public final class LowStock {

  private record Kept(List<StockView> least, Instant asOf, Source source) {}

  private final StockLevels levels;
  private final FreshReads reads;
  private final int mostKept;
  private final Duration freshFor;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock readingAnew = new ReentrantLock();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile @Nullable Kept kept;

  /** Why nothing is kept yet; under the lock. */
  private @Nullable RuntimeException failure;

  /**
   * {@code mostKept}: levels, of all warehouses. {@code freshFor}: how old they may be; who has
   * them read anew waits for his turn no longer than that.
   */
  public LowStock(
      StockLevels levels, FreshReads reads, int mostKept, Duration freshFor, Clock clock) {
    this.levels = levels;
    this.reads = reads;
    this.mostKept = mostKept;
    this.freshFor = freshFor;
    this.clock = clock;
  }

  /**
   * What has less than {@code below} pieces available. {@code warehouseId}: null for all of them.
   * {@code written}: what the caller must find.
   *
   * @throws StorageUnavailable the levels cannot be read now, or others have them read for too long
   */
  public Answered<Shortage> shortage(
      long below, @Nullable Long warehouseId, int atMost, ReadTokens written) {
    Kept now = written.isEmpty() ? current() : anew(written);
    return new Answered<>(shortage(now, below, warehouseId, atMost), now.source());
  }

  private Shortage shortage(Kept now, long below, @Nullable Long warehouseId, int atMost) {
    List<StockView> low =
        now.least().stream()
            .takeWhile(level -> level.available() < below)
            .filter(level -> warehouseId == null || level.warehouseId() == warehouseId)
            .limit(atMost + 1L)
            .toList();
    boolean cut = low.size() > atMost;
    return new Shortage(cut ? low.subList(0, atMost) : low, now.asOf(), cut || mayGoOn(now, below));
  }

  /** All that is kept is below that, and no more was kept than that. */
  private boolean mayGoOn(Kept now, long below) {
    return now.least().size() == mostKept && now.least().getLast().available() < below;
  }

  private Kept current() {
    Kept now = kept;
    return now == null ? first() : later(now);
  }

  /** Who has waited for a reading takes what came of it: nobody waits for more than two. */
  private Kept first() {
    int before = ended.get();
    reading.lock();
    try {
      return ended.get() == before ? read() : outcome();
    } finally {
      reading.unlock();
    }
  }

  private Kept outcome() {
    Kept read = kept;
    if (read == null) {
      throw Objects.requireNonNull(failure);
    }
    return read;
  }

  private Kept later(Kept now) {
    if (isFresh(now) || !reading.tryLock()) {
      return now;
    }
    try {
      Kept meanwhile = outcome();
      return isFresh(meanwhile) ? meanwhile : read();
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Kept now) {
    return clock.instant().isBefore(now.asOf().plus(freshFor));
  }

  /**
   * What is kept tells nobody how far it was written then. Who waits for what he wrote keeps only
   * his like from reading.
   */
  private Kept anew(ReadTokens written) {
    if (!isMyTurn()) {
      String why = "others have stock read for more than " + freshFor;
      throw new StorageUnavailable(why, new TimeoutException(why));
    }
    try {
      return read(written);
    } finally {
      readingAnew.unlock();
    }
  }

  private boolean isMyTurn() {
    try {
      return readingAnew.tryLock(freshFor.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Under the lock of those who have not written. */
  private Kept read() {
    try {
      return read(ReadTokens.NONE);
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      ended.incrementAndGet();
    }
  }

  private Kept read(ReadTokens written) {
    Instant asOf = clock.instant();
    Answered<List<StockView>> least = reads.answer(written, () -> levels.leastAvailable(mostKept));
    Kept read = new Kept(least.answer(), asOf, least.source());
    kept = read;
    return read;
  }
}
