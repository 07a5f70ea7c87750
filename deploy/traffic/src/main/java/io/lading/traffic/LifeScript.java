package io.lading.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one order in its life, by its fate: confirmed, then every package on its way
 * for itself, fields that change meanwhile, a cancel at its point, and the end.
 */
final class LifeScript {

  private static final double FIELDS_CHANGE = 0.04;
  private static final double OUTDATED = 0.01;
  private static final double MALFORMED = 0.005;
  private static final double LOST = 0.001;
  private static final double NAMED_CANCEL = 0.5;

  private final LivedTrade trade;
  private final Fate fate;
  private final LifeMessages messages;
  private final SplittableRandom random;
  private final List<City> cities;
  private final List<LifeStep> steps = new ArrayList<>();

  LifeScript(
      LivedTrade trade,
      Fate fate,
      LifeMessages messages,
      SplittableRandom random,
      List<City> cities) {
    this.trade = trade;
    this.fate = fate;
    this.messages = messages;
    this.random = random;
    this.cities = cities;
  }

  /** From the moment its order is there; in the order in which they are due. */
  List<LifeStep> steps() {
    LifeClock clock = confirm();
    if (clock != null) {
      complete(walk(clock));
    }
    return inOrder();
  }

  /** Only until a planner takes over. */
  List<LifeStep> untilPlanned() {
    confirm();
    return inOrder();
  }

  private List<LifeStep> inOrder() {
    steps.sort(Comparator.comparing(LifeStep::after));
    return steps;
  }

  /** Null if it is cancelled, before or after. */
  private @Nullable LifeClock confirm() {
    var clock = new LifeClock(trade.paidAt(), random);
    if (fate.isCancelledAt("PENDING")) {
      cancel(null, clock);
      return null;
    }
    clock.next();
    say(messages.status("CONFIRMED", null, clock.occurred()), clock.due());
    if (fate.isCancelledAt("CONFIRMED")) {
      cancel(null, clock);
      return null;
    }
    disturb(clock);
    return clock;
  }

  /** What happens beside the way. */
  private void disturb(LifeClock clock) {
    if (random.nextDouble() < FIELDS_CHANGE) {
      say(messages.renamed(), clock.within(8));
      say(messages.receiverChanged(elsewhere()), clock.within(8));
    }
    if (random.nextDouble() < OUTDATED) {
      say(messages.outdated("SHIPPED", clock.occurred()), clock.within(8));
    }
    if (random.nextDouble() < MALFORMED) {
      say(messages.malformed(clock.occurred()), clock.within(8));
    }
    if (random.nextDouble() < LOST) {
      say(messages.lost(clock.occurred()), clock.within(8));
    }
  }

  /** What a courier brings stays in its city. */
  private City elsewhere() {
    City anywhere = People.oneOf(cities, random);
    String here = trade.data().path("receiver").path("addressCode").asString("");
    return trade.mode().equals("DIRECT")
        ? cities.stream().filter(city -> city.code().equals(here)).findFirst().orElse(anywhere)
        : anywhere;
  }

  /** Each package for itself; the clock of the last one, null if not all were delivered. */
  private @Nullable LifeClock walk(LifeClock start) {
    List<String> packages = trade.packageNos();
    if (packages.isEmpty()) {
      LifeClock clock = start.copy();
      return new Journey(trade, fate, messages, random, steps).walk(null, clock) ? clock : null;
    }
    int unlucky = random.nextInt(packages.size());
    LifeClock last = start;
    boolean delivered = true;
    for (int i = 0; i < packages.size(); i++) {
      Fate own = i == unlucky ? fate : fate.undisturbed();
      LifeClock clock = start.copy();
      delivered &= new Journey(trade, own, messages, random, steps).walk(packages.get(i), clock);
      last = clock.due().compareTo(last.due()) > 0 ? clock : last;
    }
    return delivered ? last : null;
  }

  private void complete(@Nullable LifeClock clock) {
    if (clock != null && fate.completed()) {
      clock.next();
      clock.next();
      say(messages.status("COMPLETED", null, clock.occurred()), clock.due());
    }
  }

  private void cancel(@Nullable String packageNo, LifeClock clock) {
    clock.next();
    boolean named = random.nextDouble() < NAMED_CANCEL;
    say(named ? messages.cancel(packageNo) : messages.tradeCancelled(), clock.due());
  }

  private void say(TrafficMessage message, Duration due) {
    steps.add(new LifeStep(due, message));
  }
}
