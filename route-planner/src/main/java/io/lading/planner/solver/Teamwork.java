package io.lading.planner.solver;

import java.util.List;

/** How threads divide a plan among them, round by round. */
interface Teamwork {

  /** What each thread works on in the next round. */
  List<Share> shares(Dice dice);

  /** What became of the shares, in the same order. */
  void gather(List<Share> shares, List<Result> results);

  /** The best plan of all rounds. */
  Layout best();

  /**
   * What became of a share.
   *
   * @param present where the search stands
   * @param best the best it came by
   * @param iterations of the thread, in all rounds
   */
  record Result(Layout present, Layout best, long iterations) {}
}
