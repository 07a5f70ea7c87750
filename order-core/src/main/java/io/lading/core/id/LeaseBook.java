package io.lading.core.id;

import java.time.Duration;
import java.util.Optional;

/**
 * The register of worker numbers that all processes share. Its own clock judges what has expired.
 * Every method is atomic and throws {@link io.lading.core.intake.StorageUnavailable} when the
 * register cannot be reached.
 */
public interface LeaseBook {

  /**
   * Takes a worker number that is free or expired, with stamps above all that were ever granted
   * with it.
   *
   * @throws io.lading.core.intake.StorageUnavailable also when every number is taken
   */
  Entry take(String owner, Duration span);

  /** Extends what the owner holds to now + span; empty if another has taken the number over. */
  Optional<Entry> renew(String owner, WorkerLease lease, Duration span);

  /** Gives the number back at once; the owner promises to use no stamp above {@code lastUsedMs}. */
  void giveBack(String owner, WorkerLease lease, long lastUsedMs);

  /** A lease, and what the register's clock said when it was granted. */
  record Entry(WorkerLease lease, long nowMs) {}
}
