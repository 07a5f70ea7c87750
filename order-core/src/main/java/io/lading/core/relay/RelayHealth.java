package io.lading.core.relay;

import io.lading.core.outbox.Backlog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relay as health and people want to see it. backlog: as last measured; problems: what is wrong
 * with it as a whole.
 */
public record RelayHealth(List<LaneHealth> lanes, Backlog backlog, List<String> problems) {

  /**
   * False while any lane waits for the world or has stopped for good, a row waits for too long, or
   * a chore fails.
   */
  public boolean isUp() {
    return problems.isEmpty() && !lanes.isEmpty() && lanes.stream().allMatch(LaneHealth::isUp);
  }

  /** problem: why it is not up, or null. */
  public record LaneHealth(int lane, State state, Instant since, @Nullable String problem) {
    boolean isUp() {
      return state == State.PUBLISHING || state == State.STANDBY;
    }
  }

  /** What a lane does. */
  public enum State {
    /** Not yet begun. */
    STARTING,
    /** Another instance owns the lane. */
    STANDBY,
    PUBLISHING,
    /** The database or the broker is away; tried again for ever. */
    WAITING_FOR_THE_WORLD,
    /** A bug or an impossible record; somebody has to look. */
    STOPPED
  }
}
