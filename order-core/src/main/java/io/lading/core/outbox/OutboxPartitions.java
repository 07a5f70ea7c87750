package io.lading.core.outbox;

import java.time.Duration;
import java.util.List;

/** The partitions of the log, one a day. Several instances may tend them at once. */
public interface OutboxPartitions {

  /** Returns how many were made. */
  int ensure(int daysAhead);

  /**
   * Drops those that are older than the retention and published to the last row; others stay until
   * they are. Returns their names.
   */
  List<String> drop(Duration retention);
}
