package io.lading.core.consume;

import java.util.List;

/** Claims partitions on assignment, so that whoever had them before cannot commit any more. */
public interface PositionClaims {

  /**
   * One claim per situation, in the same order, committed when this returns; all or none.
   *
   * @throws io.lading.core.intake.StorageUnavailable nothing is known to be committed: repeat
   */
  Claiming claim(List<PartitionSituation> situations);
}
