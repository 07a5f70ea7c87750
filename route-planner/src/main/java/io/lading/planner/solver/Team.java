package io.lading.planner.solver;

import io.lading.planner.solver.Teamwork.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that improve one plan in rounds; after each they put together what they have. */
final class Team {

  /** If what went before the search took half of the budget, there are twice as many rounds. */
  private static final double ROUNDS_BY_PREPARATION = 4;

  /** The share of what is left of the budget in which to find out how far it goes. */
  private static final double TRIAL = 0.02;

  /**
   * So many iterations times the third power of the number of stops are enough for a search: rather
   * than go on longer, it is better to begin again.
   */
  private static final double AMPLE = 0.03;

  /** Fewer such searches are no better than one that begins twice. */
  private static final int SEARCHES_AT_LEAST = 3;

  private static final int SEARCHES_AT_MOST = 50;

  /** In the same measure: so many are enough to begin twice. */
  private static final double AMPLE_FOR_TWO_BEGINNINGS = 0.01;

  private static final int BEGINNINGS = 2;

  /** How much of the cooling is over when the better beginning is chosen. */
  private static final double CHOICE = 0.5;

  /** The share of the budget in which a plan that is going to be divided is not yet. */
  private static final double WHOLE = 0.2;

  private final Ground ground;
  private final Tuning tuning;
  private final Loyalty loyalty;
  private final StopRule until;
  private final Dice dice;
  private final List<Search> searches = new ArrayList<>();
  private final List<Long> iterations = new ArrayList<>();

  Team(Ground ground, Tuning tuning, Loyalty loyalty, StopRule until, Dice dice) {
    this.ground = ground;
    this.tuning = tuning;
    this.loyalty = loyalty;
    this.until = until;
    this.dice = dice;
  }

  /** With so many threads, the caller's among them. */
  Layout improve(Layout start, int threads) {
    if (threads == 1) {
      return improve(start, threads, Runnable::run);
    }
    try (ExecutorService others = Executors.newFixedThreadPool(threads - 1)) {
      return improve(start, threads, others);
    }
  }

  private Layout improve(Layout start, int threads, Executor others) {
    equip(threads, others);
    var whole = new SideBySide(ground, Collections.nCopies(threads, start), start);
    double enough = tuning.afresh() ? enough(whole, others) : 0;
    var again = new Afresh(ground.whole(start), whole.best(), threads);
    if (enough >= SEARCHES_AT_LEAST * AMPLE) {
      return afresh(again, (int) Math.min(enough / AMPLE, SEARCHES_AT_MOST), others);
    }
    int rounds = threads == 1 ? 1 : rounds();
    if (enough >= AMPLE_FOR_TWO_BEGINNINGS) {
      return twice(again, rounds, others);
    }
    return tuning.divided()
        ? wholeThenDivided(whole, rounds, threads, others)
        : improve(whole, Cooling.ONCE, 0, rounds, others);
  }

  /**
   * How many iterations of a thread the budget is enough for, by trying, divided by the third power
   * of the number of stops.
   */
  private double enough(Teamwork work, Executor others) {
    double begin = until.spent(0);
    double left = Math.max(0, 1 - begin);
    round(work, Cooling.ONCE, begin + TRIAL * left, others);
    long tried = iterations.getFirst();
    double trial = until.spent(tried) - begin;
    return tried / trial * left / Math.pow(ground.stops().length, 3);
  }

  private Layout afresh(Afresh work, int searches, Executor others) {
    double begin = until.spent(iterations.getFirst());
    double each = Math.max(0, 1 - begin) / searches;
    for (int search = 0; search < searches; search++) {
      var cooling = new Cooling(begin + search * each, begin + (search + 1) * each);
      round(work, cooling, cooling.end(), others);
    }
    return work.best();
  }

  /**
   * While it is hot, a plan settles for much that the search does not get out of later, and how
   * good that is shows half-way. So each thread begins twice, and goes on with the better of both.
   * By equal iterations, plans of 190 to 303 stops were measured to come a sixth nearer to the best
   * known; to choose when a third of the cooling is over brings nothing.
   */
  private Layout twice(Afresh work, int rounds, Executor others) {
    double from = until.spent(iterations.getFirst());
    double each = Math.max(0, 1 - from) / (BEGINNINGS * CHOICE + 1 - CHOICE);
    for (int beginning = 0; beginning < BEGINNINGS; beginning++) {
      var cooling = new Cooling(from, from + each);
      from += CHOICE * each;
      round(work, cooling, from, others);
    }
    var chosen = new SideBySide(ground, work.present(), work.best());
    return improve(chosen, new Cooling(1 - each, 1), from, rounds, others);
  }

  /**
   * How many couriers drive to a far part of the plan shows while it is hot, and only in a whole
   * plan: each share would send a last one there who is half empty.
   */
  private Layout wholeThenDivided(SideBySide whole, int rounds, int threads, Executor others) {
    round(whole, Cooling.ONCE, WHOLE, others);
    var divided = new Divided(ground, whole.cheapest(), whole.best(), threads);
    return improve(divided, Cooling.ONCE, WHOLE, rounds, others);
  }

  /** In so many rounds, from when so much of the budget is spent. */
  private Layout improve(Teamwork work, Cooling cooling, double from, int rounds, Executor others) {
    for (int round = 1; round <= rounds; round++) {
      round(work, cooling, from + (1 - from) * round / rounds, others);
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
      Tuning own = tuning.ofThread(thread);
      Executor executor = thread == 0 ? Runnable::run : others;
      searches.add(
          CompletableFuture.supplyAsync(
                  () -> new Search(ground, own, loyalty, new Dice(seed)), executor)
              .join());
      iterations.add(0L);
    }
  }

  private void round(Teamwork work, Cooling cooling, double end, Executor others) {
    List<Share> shares = work.shares(dice);
    List<CompletableFuture<Result>> results = new ArrayList<>();
    for (int thread = shares.size() - 1; thread >= 0; thread--) {
      Share share = shares.get(thread);
      long done = iterations.get(thread);
      Search search = searches.get(thread);
      Executor executor = thread == 0 ? Runnable::run : others;
      results.addFirst(
          CompletableFuture.supplyAsync(() -> result(search, share, cooling, end, done), executor));
    }
    work.gather(shares, results.stream().map(CompletableFuture::join).toList());
    for (int thread = 0; thread < shares.size(); thread++) {
      iterations.set(thread, results.get(thread).join().iterations());
    }
  }

  private Result result(Search search, Share share, Cooling cooling, double end, long done) {
    search.take(share);
    long now = search.run(until, cooling, end, done);
    return new Result(search.present(), search.best(), now);
  }

  /** Of all threads so far. */
  long iterations() {
    return iterations.stream().mapToLong(Long::longValue).sum();
  }
}
