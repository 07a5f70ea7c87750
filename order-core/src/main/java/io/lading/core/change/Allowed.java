package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.MilestoneRuling.Forward;
import io.lading.core.lifecycle.MilestoneRuling.Progress;
import io.lading.core.lifecycle.Standing;
import java.util.Arrays;
import java.util.List;

/** What could be reported instead of what was refused. */
final class Allowed {

  private Allowed() {}

  /** Milestones that would move any of the packages concerned. */
  static List<OrderStatus> to(Concern concern) {
    return Arrays.stream(OrderStatus.values()).filter(to -> isAllowed(concern, to)).toList();
  }

  private static boolean isAllowed(Concern concern, OrderStatus to) {
    OrderFold order = concern.order();
    return (!LifeCycle.belongsToTheOrder(to) || isOfTheOrder(concern, to))
        && concern.packages().stream()
            .anyMatch(i -> moves(order.lifeCycle(), order.parcel(i).standing(), to));
  }

  private static boolean isOfTheOrder(Concern concern, OrderStatus to) {
    return !concern.namesPackage() && OrderReporting.isPossible(concern.order().order(), to);
  }

  private static boolean moves(LifeCycle lifeCycle, Standing from, OrderStatus to) {
    var ruling = lifeCycle.reported(from, to);
    return ruling instanceof Forward || ruling instanceof Progress;
  }
}
