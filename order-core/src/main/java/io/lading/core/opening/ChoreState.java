package io.lading.core.opening;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a chore goes. failures: passes that failed one after the other, the first of them since; zero
 * if the last one succeeded. broken: the last failure is no fault of the world, so nothing is known
 * to cure it. leftOut: what breaks a rule and does not hold up the rest.
 */
public record ChoreState(
    int failures,
    @Nullable Instant since,
    boolean broken,
    @Nullable String why,
    List<String> leftOut) {

  /** A world that is away for a moment is nothing to be told of. */
  static final int REPEATED = 3;

  static final ChoreState BEGUN = new ChoreState(0, null, false, null, List.of());

  static ChoreState worked(List<String> leftOut) {
    return new ChoreState(0, null, false, null, List.copyOf(leftOut));
  }

  ChoreState failed(Instant now, boolean isBroken, String reason) {
    return new ChoreState(failures + 1, since == null ? now : since, isBroken, reason, leftOut);
  }

  /** Whether somebody has to look into it. */
  public boolean isDown() {
    return broken || failures >= REPEATED || !leftOut.isEmpty();
  }
}
