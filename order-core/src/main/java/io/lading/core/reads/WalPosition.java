package io.lading.core.reads;

/**
 * A place in the log of a database cluster.
 *
 * @param timeline which history of the cluster: a promotion begins a greater one
 * @param lsn bytes since the log began
 */
public record WalPosition(int timeline, long lsn) {

  public WalPosition {
    if (timeline < 1 || lsn < 0) {
      throw new IllegalArgumentException(
          "timeline %d, byte %d: expected 1 or more, 0 or more".formatted(timeline, lsn));
    }
  }

  /**
   * Whether who has come here has {@code written}, unless a promotion lost it. On an older timeline
   * the same bytes may say something else.
   */
  public boolean hasPassed(WalPosition written) {
    return timeline >= written.timeline && lsn >= written.lsn;
  }
}
