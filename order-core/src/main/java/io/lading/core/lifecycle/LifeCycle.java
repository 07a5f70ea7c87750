package io.lading.core.lifecycle;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import java.util.List;

/**
 * The rules of one fulfilment mode, for packages and for the order they make up. Total: every
 * question has an answer.
 */
public interface LifeCycle {

  static LifeCycle of(FulfilmentMode mode) {
    throw new UnsupportedOperationException("until the data is here: " + mode);
  }

  /** A milestone of a package, whatever its status. */
  MilestoneRuling reported(Standing now, OrderStatus milestone);

  CancelRuling cancelled(Standing now);

  AnswerRuling answered(Standing now, InterceptOutcome outcome);

  /** The order's status: a total function of its packages, at least one. */
  OrderStatus status(List<Standing> packages);
}
