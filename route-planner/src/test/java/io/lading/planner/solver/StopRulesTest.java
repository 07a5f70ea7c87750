package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopRulesTest {

  @Test
  void aDeadlineSpendsTheTimeOfItsClock() {
    var clock = new AtomicLong(Long.MAX_VALUE - 100);
    var rule = Deadline.in(Duration.ofNanos(400), clock::get);
    assertThat(rule.spent(9)).isZero();
    clock.addAndGet(300);
    assertThat(rule.spent(9)).isEqualTo(0.75);
    clock.addAndGet(300);
    assertThat(rule.spent(9)).isEqualTo(1.5);
  }

  @Test
  void aDeadlineThatHasPassedStillLetsAPlanBeMade() {
    Problem problem = new RandomProblems(1).plain(20);
    var clock = new AtomicLong();
    var passed = new Deadline(clock::get, -2, -1);
    Plan plan = new SisrSolver().solve(problem, new Effort(passed, 1, 2));
    new Audit(problem).requireSound(plan);
    assertThat(plan.unassigned()).isEmpty();
  }

  @Test
  void anIterationLimitSpendsIterations() {
    assertThat(new IterationLimit(0).spent(0)).isEqualTo(1);
    assertThat(new IterationLimit(10).spent(4)).isEqualTo(0.4);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new IterationLimit(-1))
        .hasMessage("iterations must not be negative, is -1");
    assertThatThrownBy(() -> new Deadline(() -> 0, 5, 5))
        .hasMessage("the deadline must be after the start");
    assertThatThrownBy(() -> new Effort(new IterationLimit(1), 1, 0))
        .hasMessage("threads must be 1 to 64, are 0");
  }
}
