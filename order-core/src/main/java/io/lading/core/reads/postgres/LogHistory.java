package io.lading.core.reads.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When the primary was where in its log, as it was seen: tells how long ago it was where a replica
 * is now, also when nothing is written, and without comparing clocks. Not safe for many threads.
 */
final class LogHistory {

  private record Stay(Instant first, Instant last) {}

  private final NavigableMap<Long, Stay> stays = new TreeMap<>();
  private final Duration kept;

  /** {@code kept}: what is older than this need not be told apart. */
  LogHistory(Duration kept) {
    this.kept = kept;
  }

  void seen(long lsn, Instant now) {
    stays.tailMap(lsn, false).clear();
    stays.merge(lsn, new Stay(now, now), (was, is) -> new Stay(was.first(), is.last()));
    while (stays.size() > 1 && stays.firstEntry().getValue().last().isBefore(now.minus(kept))) {
      stays.pollFirstEntry();
    }
  }

  /** Empty if the primary was there before anything is known of it. */
  Optional<Duration> since(long lsn, Instant now) {
    Map.Entry<Long, Stay> below = stays.floorEntry(lsn);
    Map.Entry<Long, Stay> above = stays.higherEntry(lsn);
    if (below == null) {
      return Optional.empty();
    }
    return Optional.of(
        above == null ? Duration.ZERO : Duration.between(between(below, above, lsn), now));
  }

  /** As if it had been written evenly. */
  private static Instant between(
      Map.Entry<Long, Stay> below, Map.Entry<Long, Stay> above, long lsn) {
    Instant from = below.getValue().last();
    long millis = Duration.between(from, above.getValue().first()).toMillis();
    double share = (double) (lsn - below.getKey()) / (above.getKey() - below.getKey());
    return from.plusMillis(Math.round(millis * share));
  }
}
