package io.lading.planner.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Each thread begins with the first plan again in every round, and the best of all rounds counts.
 * Where the budget is ample, several short searches that know nothing of each other find better
 * plans than a long one.
 */
final class Afresh implements Teamwork {

  private final Share start;
  private final int threads;
  private final List<Layout> present = new ArrayList<>();
  private Layout best;

  /**
   * @param start what each begins with
   * @param best what was found before
   */
  Afresh(Share start, Layout best, int threads) {
    this.start = start;
    this.best = best;
    this.threads = threads;
  }

  @Override
  public List<Share> shares(Dice dice) {
    return Collections.nCopies(threads, start);
  }

  @Override
  public void gather(List<Share> shares, List<Result> results) {
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      best = result.best().cost() < best.cost() ? result.best() : best;
      if (i == present.size()) {
        present.add(result.present());
      } else if (result.present().cost() < present.get(i).cost()) {
        present.set(i, result.present());
      }
    }
  }

  /** Of each thread, the cheapest of the plans it was at when a round ended. */
  List<Layout> present() {
    return present;
  }

  @Override
  public Layout best() {
    return best;
  }
}
