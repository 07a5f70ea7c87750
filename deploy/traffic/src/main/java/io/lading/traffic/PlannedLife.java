package io.lading.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What follows when a route planner has a direct order: it tells of each parcel that it is shipped,
 * with its first route, and out for delivery, when its courier has left. Buyers cancel then as they
 * would, couriers deliver within seconds, and everything happens when it is said.
 */
final class PlannedLife {

  private static final List<String> TOLD = List.of("SHIPPED", "OUT_FOR_DELIVERY");
  private static final Duration LONGEST_WAY = Duration.ofMillis(1_500);

  private final JsonMapper json;
  private final LivedTrade trade;
  private final Fate fate;
  private final Dice dice;

  PlannedLife(JsonMapper json, LivedTrade trade, Fate fate, Dice dice) {
    this.json = json;
    this.trade = trade;
    this.fate = fate;
    this.dice = dice;
  }

  /**
   * Times that are asked for are long past when these trades are sent, so nobody plans for them.
   */
  static boolean isOf(LivedTrade trade) {
    return trade.mode().equals("DIRECT") && !trade.data().has("deliveryWindow");
  }

  List<LifeStep> after(Announcement announced) {
    List<LifeStep> steps = new ArrayList<>();
    for (String status : TOLD) {
      if (announced.reaches(status)) {
        reached(status, announced, steps);
      }
    }
    if (announced.isDelivered() && fate.completed()) {
      complete(announced, steps);
    }
    steps.sort(Comparator.comparing(LifeStep::after));
    return steps;
  }

  private void reached(String status, Announcement announced, List<LifeStep> steps) {
    int parcel = Math.max(0, trade.packageNos().indexOf(announced.packageNo()));
    var random = dice.at(trade.number(), 30 + TOLD.size() * parcel + TOLD.indexOf(status));
    @Nullable String packageNo = trade.packageNos().isEmpty() ? null : announced.packageNo();
    new Journey(trade, fateOf(parcel), messages(announced, random), random, steps)
        .from(status, packageNo, LifeClock.watched(start(announced), LONGEST_WAY, random));
  }

  /** Of several parcels one has the fate of the order; the others go undisturbed. */
  private Fate fateOf(int parcel) {
    int parcels = Math.max(1, trade.packageNos().size());
    int unlucky = dice.at(trade.number(), 26).nextInt(parcels);
    return parcel == unlucky ? fate : fate.undisturbed();
  }

  private void complete(Announcement announced, List<LifeStep> steps) {
    var random = dice.at(trade.number(), 27);
    LifeClock clock = LifeClock.watched(start(announced), LONGEST_WAY, random);
    steps.add(
        new LifeStep(
            clock.due(), messages(announced, random).status("COMPLETED", null, clock.occurred())));
  }

  private LifeMessages messages(Announcement announced, SplittableRandom random) {
    return new LifeMessages(json, trade, announced.lgOrderCode(), random);
  }

  private Instant start(Announcement announced) {
    Instant at = announced.occurredAt();
    return at == null ? trade.paidAt() : at;
  }
}
