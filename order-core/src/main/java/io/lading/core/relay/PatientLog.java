package io.lading.core.relay;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.PageBounds;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A log whose reading gets twice the time after one that ran out of it: the first reading after a
 * long stop of publishing has to sort out everything that waits. A database that hangs is noticed
 * as early as ever.
 */
final class PatientLog implements OutboxLog {

  static final Duration MOST = Duration.ofHours(1);

  private final Function<Duration, OutboxLog> withTimeout;
  private final OutboxLog usual;
  private final Duration usualTimeout;
  private final LongSupplier nanos;
  private volatile Duration timeout;

  PatientLog(
      OutboxLog usual,
      Duration usualTimeout,
      Function<Duration, OutboxLog> withTimeout,
      LongSupplier nanos) {
    this.usual = usual;
    this.usualTimeout = usualTimeout;
    this.withTimeout = withTimeout;
    this.nanos = nanos;
    this.timeout = usualTimeout;
  }

  @Override
  public LaneReading read(Lane lane, PageBounds bounds) {
    Duration given = timeout;
    long began = nanos.getAsLong();
    try {
      LaneReading reading = log(given).read(lane, bounds);
      timeout = usualTimeout;
      return reading;
    } catch (StorageUnavailable away) {
      timeout = next(given, Duration.ofNanos(nanos.getAsLong() - began));
      throw away;
    }
  }

  private OutboxLog log(Duration given) {
    return given.equals(usualTimeout) ? usual : withTimeout.apply(given);
  }

  private static Duration next(Duration given, Duration used) {
    Duration doubled = given.multipliedBy(2);
    return used.compareTo(given) < 0 || doubled.compareTo(MOST) > 0 ? given : doubled;
  }

  @Override
  public boolean move(Lane lane, LanePosition to) {
    return usual.move(lane, to);
  }

  @Override
  public Backlog backlog(int atMost) {
    return usual.backlog(atMost);
  }
}
