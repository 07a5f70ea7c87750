package io.lading.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lives are whole, and the steps of an order arrive as its life goes. */
class ArrivalTest {

  private static final List<CreatedOrder> ORDERS =
      LongStream.rangeClosed(1, 50)
          .mapToObj(id -> new CreatedOrder(id, "T" + id, 1 + (int) (id % 3)))
          .toList();

  @Test
  void everyOrderLivesItsWholeLifeInItsOrder() {
    for (int together = 1; together <= Step.STEPS; together++) {
      assertThat(numbersByOrder(Arrival.roundByRound(ORDERS, together, new Random(3))).values())
          .hasSize(ORDERS.size())
          .allSatisfy(numbers -> assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6));
    }
  }

  @Test
  void aRoundHoldsEveryOrderOnce() {
    List<Step> steps = Arrival.roundByRound(ORDERS, 1, new Random(3));
    assertThat(steps.subList(50, 100)).extracting(Step::number).containsOnly(2);
    assertThat(steps.subList(50, 100)).extracting(Step::order).doesNotHaveDuplicates();
  }

  @Test
  void unshuffledOrdersTakeTheirStepsInTheOrderTheyWereMade() {
    List<Step> steps = Arrival.roundByRound(ORDERS, 1, null);
    assertThat(steps.subList(100, 150)).extracting(Step::order).isEqualTo(ORDERS);
  }

  @Test
  void stepsThatArriveTogetherAreNeighbours() {
    List<Step> steps = Arrival.roundByRound(ORDERS, 3, new Random(3));
    assertThat(steps.subList(0, 3)).extracting(Step::number).containsExactly(1, 2, 3);
    assertThat(steps.subList(0, 3)).extracting(Step::order).containsOnly(steps.getFirst().order());
  }

  @Test
  void aStaggeredStreamHasOrdersOfEveryAgeAndNeverMoreThanItTakes() {
    int apart = 4;
    int count = 120;
    int needed = Arrival.ordersStaggered(apart, count);
    List<Step> steps = Arrival.staggered(ORDERS.subList(0, needed), apart, count);
    assertThat(steps).hasSize(count).doesNotHaveDuplicates();
    assertThat(steps.subList(count - 6, count)).extracting(Step::number).contains(1, 2, 3, 4, 5, 6);
    assertThat(numbersByOrder(steps).values())
        .allSatisfy(
            numbers ->
                assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
  }

  @Test
  void theEventsOfAStepFollowThoseOfTheStepBefore() {
    for (CreatedOrder order : ORDERS) {
      int next = 2;
      for (int number = 1; number <= Step.STEPS; number++) {
        var step = new Step(order, number);
        assertThat(step.firstSequence()).isEqualTo(next);
        assertThat(order.stepEndedBy(step.lastSequence())).isEqualTo(number);
        next += step.events();
      }
    }
    assertThat(new CreatedOrder(1, "T", 3).stepEndedBy(1)).isZero();
    assertThat(new CreatedOrder(1, "T", 3).stepEndedBy(3)).isZero();
  }

  private static Map<Long, List<Integer>> numbersByOrder(List<Step> steps) {
    var numbers = new HashMap<Long, List<Integer>>();
    for (Step step : steps) {
      numbers.computeIfAbsent(step.order().id(), id -> new ArrayList<>()).add(step.number());
    }
    return numbers;
  }
}
