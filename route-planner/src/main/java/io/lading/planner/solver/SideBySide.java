package io.lading.planner.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Each thread has a whole plan of its own; who is behind goes on from where the leader stands. */
final class SideBySide implements Teamwork {

  private final Ground ground;
  private final List<Layout> present;
  private Layout best;
  private Layout cheapest;

  /**
   * @param present what each thread begins with
   * @param best what was found before
   */
  SideBySide(Ground ground, List<Layout> present, Layout best) {
    this.ground = ground;
    this.present = new ArrayList<>(present);
    this.best = best;
    cheapest = best;
  }

  @Override
  public List<Share> shares(Dice dice) {
    return present.stream().map(ground::whole).toList();
  }

  @Override
  public void gather(List<Share> shares, List<Result> results) {
    Result leader = results.getFirst();
    Result last = leader;
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      present.set(i, result.present());
      leader = result.best().cost() < leader.best().cost() ? result : leader;
      last = result.best().cost() >= last.best().cost() ? result : last;
    }
    present.set(results.indexOf(last), leader.present());
    cheapest =
        results.stream()
            .map(Result::present)
            .min(Comparator.comparingLong(Layout::cost))
            .orElseThrow();
    best = leader.best().cost() < best.cost() ? leader.best() : best;
  }

  /** Of those the threads were at in the end: while it is hot, the best may be where they began. */
  Layout cheapest() {
    return cheapest;
  }

  @Override
  public Layout best() {
    return best;
  }
}
