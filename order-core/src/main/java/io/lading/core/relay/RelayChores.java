package io.lading.core.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the outbox needs from time to time. Any number of instances may do it at once. */
final class RelayChores {

  private static final Logger LOG = LoggerFactory.getLogger(RelayChores.class);

  private final RelayParts parts;

  RelayChores(RelayParts parts) {
    this.parts = parts;
  }

  /** Partitions for the days to come are made, those of the past dropped when published. */
  void tendPartitions() {
    var chores = parts.settings().chores();
    parts.storage().partitions().ensure(chores.daysAhead());
    List<String> dropped = parts.storage().partitions().drop(chores.retention());
    if (!dropped.isEmpty()) {
      LOG.info("Dropped {} after the retention of {}", dropped, chores.retention());
    }
  }

  void measureBacklog() {
    int atMost = parts.settings().chores().backlogAtMost();
    parts.meters().waiting(parts.storage().log().backlog(atMost));
  }

  /** Whoever publishes, here or elsewhere: null while no row waits for longer than it may. */
  @Nullable String waitingTooLong() {
    Duration bound = parts.settings().chores().backlogAge();
    Instant oldest = parts.meters().backlog().oldest();
    return oldest == null || oldest.plus(bound).isAfter(Instant.now())
        ? null
        : "the oldest row waits to be published since " + oldest + ", longer than " + bound;
  }
}
