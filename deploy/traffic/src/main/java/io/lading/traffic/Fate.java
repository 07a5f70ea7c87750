package io.lading.traffic;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an order, drawn once: cancelAt: the status in which somebody cancels, if anybody
 * does; answer: what is said to an intercept, null: nobody answers.
 */
record Fate(
    @Nullable String cancelAt,
    @Nullable String answer,
    boolean rejected,
    boolean completed,
    boolean sentBack,
    boolean cancelledFirst,
    boolean confirmedFirst) {

  static final String CAUGHT = "CAUGHT";

  private static final double CANCELLED = 0.12;
  private static final double REJECTED = 0.05;
  private static final double COMPLETED = 0.6;
  private static final double SENT_BACK = 0.04;
  private static final double CANCELLED_FIRST = 0.003;
  private static final double CONFIRMED_FIRST = 0.02;
  private static final double ANSWERED_CAUGHT = 0.5;
  private static final double ANSWERED = 0.85;

  static Fate of(List<String> path, SplittableRandom random) {
    boolean cancelled = random.nextDouble() < CANCELLED;
    String cancelAt = path.get(random.nextInt(path.size()));
    double answer = random.nextDouble();
    return new Fate(
        cancelled ? cancelAt : null,
        answer < ANSWERED_CAUGHT ? CAUGHT : answer < ANSWERED ? "TOO_LATE" : null,
        random.nextDouble() < REJECTED,
        random.nextDouble() < COMPLETED,
        random.nextDouble() < SENT_BACK,
        random.nextDouble() < CANCELLED_FIRST,
        random.nextDouble() < CONFIRMED_FIRST);
  }

  /** A return goes its way undisturbed. */
  static Fate ofReturn() {
    return new Fate(null, null, false, true, false, false, false);
  }

  /** Of the other packages of an order of which one has bad luck. */
  Fate undisturbed() {
    return new Fate(null, null, false, completed, sentBack, cancelledFirst, confirmedFirst);
  }

  boolean isCancelledAt(String status) {
    return status.equals(cancelAt);
  }

  boolean isCaught() {
    return CAUGHT.equals(answer);
  }
}
