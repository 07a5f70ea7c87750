package io.lading.traffic;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The way of one package, as its warehouse and its carrier report it: they leave out scans, repeat
 * them with and without the same id, and send them late and out of order.
 */
final class Journey {

  private static final double SKIPPED = 0.03;
  private static final double STUTTERED = 0.05;
  private static final double REPEATED = 0.03;
  private static final double OVERTAKEN = 0.05;
  private static final double CHECKPOINT = 0.35;
  private static final double SCANNED_THOUGH_CANCELLED = 0.15;

  private final LivedTrade trade;
  private final Fate fate;
  private final LifeMessages messages;
  private final SplittableRandom random;
  private final List<LifeStep> steps;

  Journey(
      LivedTrade trade,
      Fate fate,
      LifeMessages messages,
      SplittableRandom random,
      List<LifeStep> steps) {
    this.trade = trade;
    this.fate = fate;
    this.messages = messages;
    this.random = random;
    this.steps = steps;
  }

  /** From SHIPPED on; whether it was delivered. packageNo: null if the order has only this one. */
  boolean walk(@Nullable String packageNo, LifeClock clock) {
    return walk("SHIPPED", packageNo, clock);
  }

  private boolean walk(String first, @Nullable String packageNo, LifeClock clock) {
    List<String> path = trade.path();
    for (String status : path.subList(path.indexOf(first), path.size())) {
      clock.next();
      if (status.equals("DELIVERED") && fate.rejected()) {
        sendBack(packageNo, clock);
        return false;
      }
      scan(status, packageNo, clock);
      if (fate.isCancelledAt(status) && isStopped(status, packageNo, clock)) {
        return false;
      }
    }
    return true;
  }

  /** Somebody else has told that it is there: what follows, a cancel or the rest of its way. */
  void from(String reached, @Nullable String packageNo, LifeClock clock) {
    boolean stopped = fate.isCancelledAt(reached) && isStopped(reached, packageNo, clock);
    if (!stopped && reached.equals("OUT_FOR_DELIVERY")) {
      walk("DELIVERED", packageNo, clock);
    }
  }

  /** The first, which tells the waybill, and the last are never left out. */
  private void scan(String status, @Nullable String packageNo, LifeClock clock) {
    boolean first = status.equals("SHIPPED") && trade.hasWaybills();
    if (!first && !status.equals("DELIVERED") && random.nextDouble() < SKIPPED) {
      return;
    }
    report(
        first
            ? messages.waybill(status, packageNo, clock.occurred())
            : messages.status(status, packageNo, clock.occurred()),
        clock);
    if (random.nextDouble() < STUTTERED) {
      say(messages.status(status, packageNo, clock.occurred()), clock.within(2));
    }
    if (trade.hasWaybills() && random.nextDouble() < CHECKPOINT) {
      say(messages.checkpoint(packageNo, clock.occurred().plusSeconds(600)), clock.within(2));
    }
  }

  private void report(TrafficMessage message, LifeClock clock) {
    Duration due = random.nextDouble() < OVERTAKEN ? clock.within(3) : clock.due();
    say(message, due);
    if (random.nextDouble() < REPEATED) {
      say(message, due.plusMillis(random.nextInt(500)));
    }
  }

  private void sendBack(@Nullable String packageNo, LifeClock clock) {
    for (String status : List.of("REJECTED", "RETURNING", "RETURNED")) {
      report(messages.status(status, packageNo, clock.occurred()), clock);
      clock.next();
    }
  }

  /** Whether that is the end of its way; what is answered to an intercept is known beforehand. */
  private boolean isStopped(String status, @Nullable String packageNo, LifeClock clock) {
    clock.next();
    say(messages.cancel(packageNo), clock.due());
    clock.next();
    return switch (status) {
      case "SHIPPED" -> {
        if (random.nextDouble() < SCANNED_THOUGH_CANCELLED) {
          say(messages.status("PICKED_UP", packageNo, clock.occurred()), clock.due());
        }
        yield true;
      }
      case "WAREHOUSE_ACCEPTED", "CARRIER_ACCEPTED" -> fate.isCaught();
      case "PICKED_UP", "OUT_FOR_DELIVERY" -> isCaughtOnTheWay(packageNo, clock);
      default -> false;
    };
  }

  private boolean isCaughtOnTheWay(@Nullable String packageNo, LifeClock clock) {
    if (fate.isCaught()) {
      clock.next();
      report(messages.status("RETURNED", packageNo, clock.occurred()), clock);
    }
    return fate.isCaught();
  }

  private void say(TrafficMessage message, Duration due) {
    steps.add(new LifeStep(due, message));
  }
}
