package io.lading.core.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who publishes which lane: at most one owner for each epoch. */
public interface LaneLeases {

  List<Integer> lanes();

  /** Takes a lane that nobody holds, or whose lease has run out, with the next epoch. */
  Optional<Lane> acquire(int lane, String owner, Duration lease);

  /** False: somebody else took it, for good. */
  boolean renew(Lane lane, Duration lease);

  /** Gives the lane back at once; without effect when it is another's already. */
  void release(Lane lane);
}
