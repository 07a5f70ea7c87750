package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.LifeCycle;
import java.util.List;

/** What could be reported instead of what was refused. */
final class Allowed {

  private Allowed() {}

  /** Milestones that would move any of the packages concerned. */
  static List<OrderStatus> to(Concern concern) {
    OrderFold order = concern.order();
    return concern.packages().stream()
        .map(i -> order.parcel(i).standing())
        .distinct()
        .flatMap(standing -> order.lifeCycle().ahead(standing).stream())
        .distinct()
        .filter(to -> !LifeCycle.belongsToTheOrder(to) || isOfTheOrder(concern, to))
        .sorted()
        .toList();
  }

  private static boolean isOfTheOrder(Concern concern, OrderStatus to) {
    return !concern.namesPackage() && OrderReporting.isPossible(concern.order().order(), to);
  }
}
