package io.lading.core.id;

import java.time.Instant;

/**
 * Where the parts of an id are: 41 bits of milliseconds since 2026 (until 2095), 8 bits of the
 * buyer's shard, 7 bits of worker, 7 bits of counter. The sign bit stays 0, so ids sort by time.
 */
public final class IdLayout {

  /** Milliseconds of the Unix epoch at which the time stamps of ids begin. */
  public static final long EPOCH_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  public static final int WORKERS = 1 << 7;
  static final int COUNTER_BITS = 7;
  static final int COUNTERS = 1 << COUNTER_BITS;
  private static final int WORKER_SHIFT = COUNTER_BITS;
  private static final int SHARD_SHIFT = WORKER_SHIFT + 7;
  private static final int STAMP_SHIFT = SHARD_SHIFT + 8;
  private static final long STAMPS = 1L << 41;

  private IdLayout() {}

  static long compose(long unixMillis, int shard, int worker, int counter) {
    long stamp = unixMillis - EPOCH_MS;
    if (stamp < 0 || stamp >= STAMPS) {
      throw new IllegalArgumentException(
          "ids exist for the years 2026 to 2095, not for " + Instant.ofEpochMilli(unixMillis));
    }
    return stamp << STAMP_SHIFT
        | (long) shard << SHARD_SHIFT
        | (long) worker << WORKER_SHIFT
        | counter;
  }

  /** When the id was made, by the database's clock, give or take what a burst borrowed. */
  public static Instant madeAt(long id) {
    return Instant.ofEpochMilli((id >>> STAMP_SHIFT) + EPOCH_MS);
  }

  /** No id made at that time or later is smaller, but for what a burst borrowed. */
  public static long firstOf(Instant time) {
    return Math.max(0, time.toEpochMilli() - EPOCH_MS) << STAMP_SHIFT;
  }

  static int shard(long id) {
    return (int) (id >>> SHARD_SHIFT) & (Shard.COUNT - 1);
  }

  static int worker(long id) {
    return (int) (id >>> WORKER_SHIFT) & (WORKERS - 1);
  }
}
