package io.lading.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** In which order the updates of many orders arrive; those of one order as its life goes. */
final class Arrival {

  private static final int STEPS = Step.STEPS;

  private Arrival() {}

  /**
   * Whole lives, round by round: in each round every order takes its next {@code together} steps at
   * once, the orders in an order drawn anew, or as they are. With 1, what is read at once concerns
   * different orders.
   */
  static List<Step> roundByRound(List<CreatedOrder> orders, int together, @Nullable Random random) {
    var turns = new ArrayList<>(orders);
    var steps = new ArrayList<Step>(orders.size() * STEPS);
    for (int from = 0; from < STEPS; from += together) {
      if (random != null) {
        Collections.shuffle(turns, random);
      }
      for (CreatedOrder order : turns) {
        for (int number = from; number < Math.min(STEPS, from + together); number++) {
          steps.add(new Step(order, number + 1));
        }
      }
    }
    return steps;
  }

  /**
   * The first {@code count} updates of a stream in which, after a beginning, every sixth is the
   * first step of another order, and the steps of an order lie {@code apart} such turns apart: at
   * every moment orders of every age.
   */
  static List<Step> staggered(List<CreatedOrder> orders, int apart, int count) {
    var steps = new ArrayList<Step>(count);
    for (int turn = 0; steps.size() < count; turn++) {
      for (int number = STEPS; number >= 1 && steps.size() < count; number--) {
        int order = turn - (number - 1) * apart;
        if (order >= 0) {
          steps.add(new Step(orders.get(order), number));
        }
      }
    }
    return steps;
  }

  /** How many orders {@link #staggered} takes at most. */
  static int ordersStaggered(int apart, int count) {
    return count / STEPS + STEPS * apart + 1;
  }
}
