package io.lading.core.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a list that fails shorter while it still fails: leaves out chunks, then smaller ones, at
 * last single elements, until none can be left out or the attempts are used up. Order is kept.
 */
public final class Shrinker<T> {

  private final Predicate<List<T>> fails;
  private int attempts;

  private Shrinker(Predicate<List<T>> fails, int attempts) {
    this.fails = fails;
    this.attempts = attempts;
  }

  /** attempts: how often the predicate may be asked, which may be slow. */
  public static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails, int attempts) {
    return new Shrinker<>(fails, attempts).shrink(failing);
  }

  private List<T> shrink(List<T> failing) {
    List<T> shortest = failing;
    int chunk = Math.max(1, failing.size() / 2);
    while (attempts > 0) {
      List<T> shorter = without(shortest, chunk);
      if (chunk == 1 && shorter.size() == shortest.size()) {
        return shorter;
      }
      chunk = Math.max(1, chunk / 2);
      shortest = shorter;
    }
    return shortest;
  }

  /** One pass from the end, where what happened after the failure is. */
  private List<T> without(List<T> failing, int chunk) {
    List<T> kept = failing;
    for (int end = kept.size(); end > 0 && attempts > 0; end -= chunk) {
      int from = Math.max(0, end - chunk);
      List<T> fewer = new ArrayList<>(kept.subList(0, from));
      fewer.addAll(kept.subList(end, kept.size()));
      attempts--;
      if (fails.test(fewer)) {
        kept = fewer;
      }
    }
    return kept;
  }
}
