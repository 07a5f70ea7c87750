package io.lading.core.lifecycle;

import io.lading.core.contract.OrderStatus;
import java.util.List;

/** What a reported milestone does to a package (domain, "Milestones from the real world"). */
public sealed interface MilestoneRuling {

  /**
   * Further along the path, or no more than the end of an intercept. cancelLost: one was asked, and
   * this ends it too late.
   */
  record Forward(Standing to, boolean cancelLost) implements MilestoneRuling {}

  /** A scan while an intercept waits for its answer: recorded, the status stays. */
  record Progress(Standing to) implements MilestoneRuling {}

  /** The present status again. */
  record Present() implements MilestoneRuling {}

  /** Passed already: recorded, nothing moves. */
  record Late() implements MilestoneRuling {}

  /**
   * Something physical happened to a cancelled package: recorded, nothing moves, somebody is told.
   */
  record Contradiction() implements MilestoneRuling {}

  /** {@code allowed}: what could be reported instead. */
  record Invalid(List<OrderStatus> allowed) implements MilestoneRuling {}
}
