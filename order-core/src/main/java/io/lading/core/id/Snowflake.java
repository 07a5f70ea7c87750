package io.lading.core.id;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ids without a look-up: {@link IdLayout}. No id is made twice by any number of threads, processes
 * and restarts: stamps only grow, never leave the leased range, and the ranges of a worker number
 * never overlap. A clock that steps back is waited out on the last stamp; more than 128 ids in a
 * millisecond borrow from the next one.
 */
public final class Snowflake implements OrderIds, AutoCloseable {

  private final LeasedWorker worker;
  private final LongSupplier clockMs;
  private @Nullable WorkerLease using;

  /** Stamp and counter as one number that only grows: the carry is the borrowed millisecond. */
  private long tick;

  private boolean closed;

  /**
   * Stamps by the clock of the register that grants the leases. {@code owner}: unique to this start
   * of the process, 128 characters at most. {@code span}: for how long the register need not be
   * reached.
   */
  public Snowflake(LeaseBook book, String owner, Duration span) {
    this(new LeasedWorker(book, owner, span));
  }

  private Snowflake(LeasedWorker worker) {
    this(worker, worker::nowMs);
  }

  /**
   * The only user of {@code worker}. {@code clockMs}: milliseconds of the Unix epoch; may step back
   * as it likes.
   */
  Snowflake(LeasedWorker worker, LongSupplier clockMs) {
    this.worker = worker;
    this.clockMs = clockMs;
  }

  /**
   * Asks the register only when the renewal in the background has failed for most of a span.
   *
   * @throws StorageUnavailable if the lease runs out and cannot be renewed
   */
  @Override
  public synchronized void prepare() {
    WorkerLease lease = worker.current();
    long soon = stampOf(nextTick(lease)) + worker.span().dividedBy(4).toMillis();
    if (soon > lease.safeUntilMs()) {
      worker.renew();
    }
  }

  /**
   * @throws StorageUnavailable if the lease ran out and cannot be renewed; nothing was used up
   */
  @Override
  public synchronized long next(long buyerId) {
    if (closed) {
      throw new IllegalStateException("this generator was closed, its worker number given back");
    }
    WorkerLease lease = worker.current();
    long next = nextTick(lease);
    while (stampOf(next) > lease.safeUntilMs()) {
      lease = extended(lease, stampOf(next));
      next = nextTick(lease);
    }
    tick = next;
    using = lease;
    return IdLayout.compose(
        stampOf(next), Shard.of(buyerId), lease.worker(), (int) next & (IdLayout.COUNTERS - 1));
  }

  /** What extends the lease in the background; to be started, and closed before this. */
  public LeaseRenewal renewal() {
    return new LeaseRenewal(worker);
  }

  /** Gives the worker number back. Makes no ids any more. */
  @Override
  public synchronized void close() {
    closed = true;
    worker.giveBack(using, stampOf(tick));
  }

  private long nextTick(WorkerLease lease) {
    long least =
        using != null && lease.continues(using)
            ? tick + 1
            : lease.fromMs() << IdLayout.COUNTER_BITS;
    return Math.max(least, clockMs.getAsLong() << IdLayout.COUNTER_BITS);
  }

  /** A burst that borrowed beyond what the book grants waits for the time it has borrowed. */
  private WorkerLease extended(WorkerLease lease, long neededMs) {
    WorkerLease renewed = worker.renew().lease();
    if (renewed.continues(lease) && renewed.safeUntilMs() < neededMs) {
      pause(neededMs - renewed.safeUntilMs());
    }
    return renewed;
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailable("interrupted while waiting for borrowed time to pass", e);
    }
  }

  private static long stampOf(long tick) {
    return tick >> IdLayout.COUNTER_BITS;
  }
}
