package io.lading.core.reads.postgres;

import io.lading.core.intake.ChoreWork;
import io.lading.core.reads.Replica;
import io.lading.core.reads.ReplicaState;
import io.lading.core.reads.ReplicaState.Bypassed;
import io.lading.core.reads.ReplicaState.Following;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a replica and its primary from time to time. A replica is used while it answers, follows
 * the same cluster on the same timeline, and is not too far behind. While the primary does not
 * answer, it is judged by what was last known of it. One thread looks, many ask.
 */
public final class ReplicaWatch implements Replica, ChoreWork {

  private static final Logger log = LoggerFactory.getLogger(ReplicaWatch.class);

  private final DataSource primary;
  private final DataSource replica;
  private final Duration mostLag;
  private final InstantSource clock;
  private final LogHistory history;
  private @Nullable LogPlace written;
  private volatile ReplicaState state = new Bypassed("it was not looked at yet");

  /** {@code mostLag}: one that is further behind is not asked. */
  public ReplicaWatch(
      DataSource primary, DataSource replica, Duration mostLag, InstantSource clock) {
    this.primary = primary;
    this.replica = replica;
    this.mostLag = mostLag;
    this.clock = clock;
    this.history = new LogHistory(mostLag.multipliedBy(2));
  }

  @Override
  public ReplicaState state() {
    return state;
  }

  @Override
  public void failed(String why) {
    enter(new Bypassed(why));
  }

  /** One look. There is never more to do at once. */
  @Override
  public int runOnce() {
    lookAtPrimary();
    enter(look());
    return 0;
  }

  private void lookAtPrimary() {
    try (Connection connection = primary.getConnection()) {
      LogPlace place = LogPlace.ofPrimary(connection);
      history.seen(place.position().lsn(), clock.instant());
      written = place;
    } catch (SQLException e) {
      log.debug("The primary cannot be looked at", e);
    }
  }

  private ReplicaState look() {
    try (Connection connection = replica.getConnection()) {
      return judge(LogPlace.ofReplica(connection));
    } catch (SQLException e) {
      return new Bypassed("it cannot be looked at: " + e.getMessage());
    }
  }

  private ReplicaState judge(LogPlace place) {
    LogPlace origin = written;
    if (!place.follows()) {
      return new Bypassed("it follows nobody, it was promoted");
    }
    if (origin == null) {
      return new Bypassed("nothing is known of its primary yet");
    }
    if (place.cluster() != origin.cluster()) {
      return new Bypassed("it follows another cluster");
    }
    if (place.position().timeline() != origin.position().timeline()) {
      return new Bypassed(
          "it is known to be on timeline %d, its primary is on %d"
              .formatted(place.position().timeline(), origin.position().timeline()));
    }
    return judgeLag(place.position().lsn());
  }

  private ReplicaState judgeLag(long replayed) {
    Duration lag = history.since(replayed, clock.instant()).orElse(null);
    if (lag == null) {
      return new Bypassed("it is behind what is known of its primary");
    }
    return lag.compareTo(mostLag) > 0
        ? new Bypassed("it is " + lag + " behind, " + mostLag + " is allowed")
        : new Following(lag);
  }

  private void enter(ReplicaState next) {
    ReplicaState before = state;
    state = next;
    if (next instanceof Bypassed(String why) && !(before instanceof Bypassed)) {
      log.warn("The replica is not asked: {}", why);
    } else if (next instanceof Following && !(before instanceof Following)) {
      log.info("The replica is asked: {}", next);
    }
  }
}
