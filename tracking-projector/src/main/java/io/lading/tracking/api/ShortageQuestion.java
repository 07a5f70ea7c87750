package io.lading.tracking.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of what runs short.
 *
 * @param below fewer pieces than this are available
 * @param warehouseId null: in any
 * @param limit at most so many levels
 */
record ShortageQuestion(long below, @Nullable Long warehouseId, int limit) {

  private static final int USUAL_PAGE = 100;

  /** Throws a problem that names every parameter that is wrong. */
  static ShortageQuestion of(Parameters parameters, int mostLevels) {
    Long below = parameters.int64("below");
    if (below == null) {
      parameters.wrong("below", "to be present: what has fewer pieces available runs short");
    }
    Long warehouseId = parameters.int64("warehouseId");
    int limit = parameters.within("limit", 1, mostLevels, Math.min(USUAL_PAGE, mostLevels));
    parameters.demandAllRight();
    return new ShortageQuestion(Objects.requireNonNull(below), warehouseId, limit);
  }
}
