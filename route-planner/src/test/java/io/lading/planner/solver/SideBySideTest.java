package io.lading.planner.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.planner.solver.Teamwork.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two threads, each with a whole plan. */
class SideBySideTest {

  private final Ground ground = Ground.of(new RandomProblems(1).plain(5));
  private final Dice dice = new Dice(1);

  @Test
  void whoIsBehindGoesOnFromTheLeader() {
    var work = new SideBySide(ground, List.of(costing(100), costing(100)), costing(100));
    work.gather(work.shares(dice), List.of(result(70, 90), result(75, 80)));
    assertThat(work.shares(dice))
        .extracting(share -> share.start().cost())
        .containsExactly(90L, 90L);
    assertThat(work.best().cost()).isEqualTo(70);
  }

  @Test
  void theCheapestIsWhereAThreadIsNotWhereItWas() {
    var work = new SideBySide(ground, List.of(costing(100), costing(100)), costing(100));
    assertThat(work.cheapest().cost()).isEqualTo(100);
    work.gather(work.shares(dice), List.of(result(100, 180), result(100, 160)));
    assertThat(work.cheapest().cost()).isEqualTo(160);
    assertThat(work.best().cost()).isEqualTo(100);
  }

  private Result result(long best, long present) {
    return new Result(costing(present), costing(best), 1);
  }

  private Layout costing(long cost) {
    return new Layout(ground.nothing().bySlot(), cost);
  }
}
