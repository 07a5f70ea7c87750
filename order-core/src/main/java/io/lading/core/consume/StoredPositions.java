package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;
import java.util.Map;

/** What the database knows of a group's positions. Claims and locks nothing. */
public interface StoredPositions {

  /**
   * Of the partitions that were ever claimed.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Map<PartitionRef, StoredPosition> stored(String group, String topic);
}
