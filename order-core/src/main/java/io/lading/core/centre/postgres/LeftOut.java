package io.lading.core.centre.postgres;

import io.lading.core.intake.PositionLost;
import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a chore do many things in one transaction without one of them holding up the others: when
 * they fail together, halves of them are tried, and what fails alone is left out. That is tried
 * again, alone, from time to time, and named until it succeeds. Too many of them are no exception
 * but the rule: then the chore fails. Remembers in memory only; safe for use by many threads.
 */
final class LeftOut<K> {

  /** More cannot be the fault of single rows. */
  static final int MOST = 100;

  private static final Logger log = LoggerFactory.getLogger(LeftOut.class);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private record Broken(String why, Instant triedAt) {}

  private final Function<K, String> name;
  private final Map<K, Broken> broken = Collections.synchronizedMap(new LinkedHashMap<>());

  /** {@code name}: for people. */
  LeftOut(Function<K, String> name) {
    this.name = name;
  }

  /** Not to be chosen. */
  Set<K> keys() {
    synchronized (broken) {
      return Set.copyOf(broken.keySet());
    }
  }

  List<String> words() {
    synchronized (broken) {
      return broken.entrySet().stream()
          .map(it -> name.apply(it.getKey()) + ": " + it.getValue().why())
          .toList();
    }
  }

  /**
   * The work on the chosen, and on each of those left out whose turn it is. Each call of the work
   * is a transaction of its own. Returns what was done of the chosen.
   */
  int each(List<K> chosen, Instant now, ToIntFunction<List<K>> work) {
    for (K key : dueAgain(now)) {
      if (attempt(List.of(key), now, work) >= 0) {
        broken.remove(key);
        log.info("{} is left out no more", name.apply(key));
      }
    }
    return chosen.isEmpty() ? 0 : divided(chosen, now, work);
  }

  private List<K> dueAgain(Instant now) {
    synchronized (broken) {
      return broken.entrySet().stream()
          .filter(it -> !now.isBefore(it.getValue().triedAt().plus(AGAIN_AFTER)))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private int divided(List<K> keys, Instant now, ToIntFunction<List<K>> work) {
    int done = attempt(keys, now, work);
    if (done >= 0) {
      return done;
    }
    if (keys.size() == 1) {
      return 0;
    }
    int middle = keys.size() / 2;
    return divided(keys.subList(0, middle), now, work)
        + divided(keys.subList(middle, keys.size()), now, work);
  }

  /** Negative if it broke a rule. What is alone is left out then. */
  private int attempt(List<K> keys, Instant now, ToIntFunction<List<K>> work) {
    try {
      return work.applyAsInt(List.copyOf(keys));
    } catch (StorageUnavailable | PositionLost world) {
      throw world;
    } catch (RuntimeException rule) {
      if (keys.size() == 1) {
        leaveOut(keys.getFirst(), rule, now);
      }
      return -1;
    }
  }

  private void leaveOut(K key, RuntimeException rule, Instant now) {
    if (!broken.containsKey(key)) {
      if (broken.size() >= MOST) {
        throw rule;
      }
      log.error("{} is left out until it succeeds", name.apply(key), rule);
    }
    String why = rule.getMessage() == null ? rule.getClass().getSimpleName() : rule.getMessage();
    broken.put(key, new Broken(why, now));
  }
}
