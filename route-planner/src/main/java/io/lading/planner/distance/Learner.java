package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One warehouse's roads: what is known of them, and one thread that asks for what is missing, as
 * long as something is, and then tells whether somebody did without. Safe for use by many threads.
 */
final class Learner {

  private static final Logger LOG = LoggerFactory.getLogger(Learner.class);

  private final long warehouseId;
  private final Tools tools;
  private final KnownPlaces known;
  private List<Location> wanted = List.of();
  private CountDownLatch attempt = new CountDownLatch(0);
  private boolean busy;
  private boolean resting;
  private boolean unlearned;
  private boolean untold;

  /** What all of them work with. */
  record Tools(
      TableSource source,
      RoadMemory memory,
      LearnedRoads.Bounds bounds,
      LongConsumer arrived,
      Executor threads) {}

  Learner(long warehouseId, Tools tools) {
    this.warehouseId = warehouseId;
    this.tools = tools;
    this.known = tools.memory().open();
  }

  /** Waits a little for what is missing; empty if that is not enough: it is told when it comes. */
  Optional<Matrix> ways(List<Location> places) {
    Optional<Matrix> ways = known.matrix(places, System.nanoTime());
    if (ways.isEmpty()) {
      await(ask(places));
      return lookAgain(places);
    }
    if (known.isStale(places, System.nanoTime())) {
      ask(places);
    }
    return ways;
  }

  /** Is counted down when the attempt that is running, or begins now, has ended, or has failed. */
  private synchronized CountDownLatch ask(List<Location> places) {
    wanted = List.copyOf(places);
    unlearned = true;
    if (attempt.getCount() == 0 && !resting) {
      attempt = new CountDownLatch(1);
    }
    if (!busy) {
      busy = true;
      tools.threads().execute(this::work);
    }
    return attempt;
  }

  private void await(CountDownLatch ended) {
    try {
      ended.await(tools.bounds().patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Matrix> lookAgain(List<Location> places) {
    Optional<Matrix> ways = known.matrix(places, System.nanoTime());
    if (ways.isEmpty()) {
      untold = true;
      ask(places);
    }
    return ways;
  }

  private void work() {
    Duration rest = tools.bounds().firstBackOff();
    while (begins()) {
      if (learned() && told()) {
        rest = tools.bounds().firstBackOff();
      } else if (slept(rest)) {
        Duration longer = rest.multipliedBy(2);
        Duration longest = tools.bounds().longestBackOff();
        rest = longer.compareTo(longest) < 0 ? longer : longest;
      } else {
        return;
      }
    }
  }

  /** Whether there is something to do. */
  private synchronized boolean begins() {
    resting = false;
    busy = unlearned || untold;
    if (!busy) {
      wanted = List.of();
    } else if (attempt.getCount() == 0) {
      attempt = new CountDownLatch(1);
    }
    return busy;
  }

  private boolean learned() {
    known.asking();
    boolean learned = false;
    try {
      learn(wanted());
      learned = true;
    } catch (RoadsUnavailable away) {
      LOG.warn(
          "Roads of warehouse {} are asked for again later: {}", warehouseId, away.getMessage());
    } catch (RuntimeException | Error broken) {
      LOG.error("Roads of warehouse {} are asked for again later", warehouseId, broken);
    } finally {
      long kept = learned ? tools.bounds().longestBackOff().toNanos() : 0;
      known.asked(System.nanoTime() + kept);
      attemptEnded(learned);
    }
    return learned;
  }

  private synchronized List<Location> wanted() {
    return wanted;
  }

  private synchronized void attemptEnded(boolean learned) {
    resting = !learned;
    attempt.countDown();
  }

  /** Each part is kept as it comes: what follows may fail. */
  private void learn(List<Location> places) {
    tools.memory().reserve(known, places, System.nanoTime());
    for (Question question : known.questions(places, System.nanoTime())) {
      for (Question part : question.parts(tools.source().mostPlaces())) {
        Table answer = tools.source().table(part.from(), part.to());
        if (known.note(part, answer, System.nanoTime())) {
          mended();
        }
      }
    }
    knows(places);
  }

  private synchronized void mended() {
    untold = true;
  }

  private synchronized void knows(List<Location> places) {
    unlearned &= !wanted.equals(places);
  }

  private boolean told() {
    if (isNews()) {
      try {
        tools.arrived().accept(warehouseId);
      } catch (RuntimeException e) {
        LOG.warn(
            "Warehouse {} is to be planned by road, told again later: {}",
            warehouseId,
            e.toString());
        mended();
        return false;
      }
    }
    return true;
  }

  private synchronized boolean isNews() {
    boolean news = untold && !unlearned;
    untold &= !news;
    return news;
  }

  private static boolean slept(Duration rest) {
    try {
      Thread.sleep(rest);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
