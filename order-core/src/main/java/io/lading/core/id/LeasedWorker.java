package io.lading.core.id;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker number of this process. Takes one when first asked, extends it before it runs out
 * ({@link LeaseRenewal}), takes another if it was lost. Fenced by construction: whoever pauses
 * longer than his lease still holds his range of stamps, and nobody else ever gets it. Safe for
 * many threads.
 */
final class LeasedWorker {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedWorker.class);

  private final LeaseBook book;
  private final String owner;
  private final Duration span;
  private final LongSupplier nanoTime;
  private volatile @Nullable Held held;
  private boolean closed;

  LeasedWorker(LeaseBook book, String owner, Duration span) {
    this(book, owner, span, System::nanoTime);
  }

  LeasedWorker(LeaseBook book, String owner, Duration span, LongSupplier nanoTime) {
    this.book = book;
    this.owner = owner;
    this.span = span;
    this.nanoTime = nanoTime;
  }

  /** The lease as last granted; asks the book only when there is none yet. */
  WorkerLease current() {
    Held now = held;
    return (now == null ? renew() : now).lease();
  }

  /**
   * The database's clock, carried on by the monotonic clock since the last grant, so that a wrong
   * or jumping clock of this machine has no say. Milliseconds of the Unix epoch.
   */
  long nowMs() {
    Held now = held;
    return (now == null ? renew() : now).at(nanoTime.getAsLong());
  }

  /** Extends the lease, or takes a new one if another process has taken the number over. */
  synchronized Held renew() {
    if (closed) {
      throw new IllegalStateException("the worker number was given back");
    }
    Held old = held;
    LeaseBook.Entry entry =
        old == null
            ? book.take(owner, span)
            : book.renew(owner, old.lease(), span).orElseGet(() -> book.take(owner, span));
    Held now = new Held(entry.lease(), entry.nowMs(), nanoTime.getAsLong());
    held = now;
    return now;
  }

  /** Gives the number back, for good: {@code used} up to {@code lastUsedMs}, or not at all. */
  synchronized void giveBack(@Nullable WorkerLease used, long lastUsedMs) {
    Held old = held;
    closed = true;
    held = null;
    if (old == null) {
      return;
    }
    boolean unused = used == null || !used.continues(old.lease());
    try {
      book.giveBack(owner, old.lease(), unused ? old.lease().fromMs() - 1 : lastUsedMs);
    } catch (StorageUnavailable e) {
      LOG.info("Worker number {} stays leased until it expires", old.lease().worker(), e);
    }
  }

  Duration span() {
    return span;
  }

  /** A lease and the two clocks' readings when it was granted. */
  record Held(WorkerLease lease, long grantedMs, long grantedNanos) {
    long at(long nanos) {
      return grantedMs + (nanos - grantedNanos) / 1_000_000;
    }
  }
}
