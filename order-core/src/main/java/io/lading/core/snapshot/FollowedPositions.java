package io.lading.core.snapshot;

import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import java.util.List;
import java.util.Map;

/** How far the status topic was followed. */
public interface FollowedPositions {

  /**
   * Moves the positions in a transaction of their own; every record counts as applied.
   *
   * @throws io.lading.core.intake.PositionLost nothing was moved, the position is not ours
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be moved: repeat
   */
  void move(List<PositionMove> moves, Map<PartitionRef, Long> records);
}
