package io.lading.tracking.disclosure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Judges receipt codes, and lets nobody guess: after so many wrong ones within a minute, no code of
 * the order is looked at until the minute has passed. Of this process only, and of the {@value
 * #MOST_ORDERS} orders that were guessed at last. Safe for many threads.
 */
public final class ReceiptGuesses {

  static final int MOST_ORDERS = 10_000;
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final Wrong NONE = new Wrong(Instant.MIN, 0);

  private record Wrong(Instant since, int times) {}

  private final ReceiptCodes codes;
  private final int mostWrong;
  private final Clock clock;
  private final Map<Long, Wrong> orders = new LinkedHashMap<>();

  /** {@code mostWrong}: within a minute and for one order. */
  public ReceiptGuesses(ReceiptCodes codes, int mostWrong, Clock clock) {
    this.codes = codes;
    this.mostWrong = mostWrong;
    this.clock = clock;
  }

  public synchronized Guess judge(String presented, long orderId) {
    Instant now = clock.instant();
    Wrong lately = lately(orderId, now);
    if (lately.times() >= mostWrong) {
      return new Guess.Barred(Duration.between(now, lately.since().plus(WITHIN)));
    }
    if (codes.fits(presented, orderId)) {
      return new Guess.Right();
    }
    remember(orderId, new Wrong(lately.times() == 0 ? now : lately.since(), lately.times() + 1));
    return new Guess.Wrong();
  }

  private Wrong lately(long orderId, Instant now) {
    Wrong known = orders.getOrDefault(orderId, NONE);
    return known.times() > 0 && now.isBefore(known.since().plus(WITHIN)) ? known : NONE;
  }

  private void remember(long orderId, Wrong wrong) {
    orders.remove(orderId);
    orders.put(orderId, wrong);
    if (orders.size() > MOST_ORDERS) {
      orders.remove(orders.keySet().iterator().next());
    }
  }
}
