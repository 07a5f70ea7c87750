package io.lading.planner.solver;

import io.lading.planner.solver.Teamwork.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that improve one plan in rounds; after each they put together what they have. */
final class Team {

  /** If what went before the search took half of the budget, there are twice as many rounds. */
  private static final double ROUNDS_BY_PREPARATION = 4;

  private final Ground ground;
  private final Tuning tuning;
  private final int[] seeds;
  private final Loyalty loyalty;
  private final StopRule until;
  private final Dice dice;
  private final List<Search> searches = new ArrayList<>();
  private final List<Long> iterations = new ArrayList<>();

  /**
   * @param seeds around which stops plans are torn down
   */
  Team(Ground ground, Tuning tuning, int[] seeds, Loyalty loyalty, StopRule until, Dice dice) {
    this.ground = ground;
    this.tuning = tuning;
    this.seeds = seeds;
    this.loyalty = loyalty;
    this.until = until;
    this.dice = dice;
  }

  /** With so many threads, the caller's among them. */
  Layout improve(Layout start, int threads) {
    Teamwork work = teamwork(start, threads);
    if (threads == 1) {
      equip(threads, Runnable::run);
      round(work, 1, Runnable::run);
    } else {
      try (ExecutorService others = Executors.newFixedThreadPool(threads - 1)) {
        equip(threads, others);
        int rounds = rounds();
        for (int round = 1; round <= rounds; round++) {
          round(work, (double) round / rounds, others);
        }
      }
    }
    return work.best();
  }

  /** Each costs some of what the preparation of the search did: a short budget has only few. */
  private int rounds() {
    return (int) Math.clamp(ROUNDS_BY_PREPARATION / until.spent(0), 1, tuning.rounds());
  }

  /** Each search is made by a thread that runs it: what two threads write must not lie together. */
  private void equip(int threads, Executor others) {
    for (int thread = 0; thread < threads; thread++) {
      long seed = dice.bits();
      Executor executor = thread == 0 ? Runnable::run : others;
      searches.add(
          CompletableFuture.supplyAsync(
                  () -> new Search(ground, tuning, loyalty, new Dice(seed)), executor)
              .join());
      iterations.add(0L);
    }
  }

  private Teamwork teamwork(Layout start, int threads) {
    return threads > 1 && tuning.divided()
        ? new Divided(ground, start, threads)
        : new SideBySide(ground, start, seeds, threads);
  }

  private void round(Teamwork work, double end, Executor others) {
    List<Share> shares = work.shares(dice);
    List<CompletableFuture<Result>> results = new ArrayList<>();
    for (int thread = shares.size() - 1; thread >= 0; thread--) {
      Share share = shares.get(thread);
      long done = iterations.get(thread);
      Search search = searches.get(thread);
      Executor executor = thread == 0 ? Runnable::run : others;
      results.addFirst(
          CompletableFuture.supplyAsync(() -> result(search, share, end, done), executor));
    }
    work.gather(shares, results.stream().map(CompletableFuture::join).toList());
    for (int thread = 0; thread < shares.size(); thread++) {
      iterations.set(thread, results.get(thread).join().iterations());
    }
  }

  private Result result(Search search, Share share, double end, long done) {
    search.take(share);
    long now = search.run(until, end, done);
    return new Result(search.present(), search.best(), now);
  }

  /** Of all threads so far. */
  long iterations() {
    return iterations.stream().mapToLong(Long::longValue).sum();
  }
}
