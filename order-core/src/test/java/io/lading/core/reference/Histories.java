package io.lading.core.reference;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Histories of actions about a few orders at a time: mostly lives that go forward, disturbed by
 * everything that can disturb them. The same seed makes the same history. It knows no rule: an
 * action means the same whichever others are left out.
 */
public final class Histories {

  private static final Instant BEGINNING = Instant.parse("2026-11-01T08:00:00Z");
  private static final int OPEN_TRADES = 8;
  private static final int ACTIONS_PER_TRADE = 20;
  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private final HistoryTrades trades;
  private final Random random;
  private final Map<String, Integer> steps = new HashMap<>();
  private final Set<String> created = new HashSet<>();
  private final List<String> cancelled = new ArrayList<>();
  private final List<Action> history = new ArrayList<>();

  private Histories(long seed) {
    trades = new HistoryTrades(seed);
    random = new Random(seed);
  }

  public static List<Action> of(long seed, int actions) {
    var histories = new Histories(seed);
    while (histories.history.size() < actions) {
      histories.history.add(histories.next());
    }
    return histories.history;
  }

  private Action next() {
    if (history.size() < HistoryTrades.WAREHOUSES * HistoryTrades.SKUS) {
      return stocked(history.size());
    }
    String trade = trade();
    return chance(85) && created.add(trade) ? create(trade) : next(trade, random.nextInt(100));
  }

  private Action next(String trade, int dice) {
    if (dice < 8) {
      return create(trade);
    }
    if (dice < 56) {
      return report(trade);
    }
    if (dice < 63) {
      return HistoryTrades.isCalm(trade) && chance(90) ? report(trade) : cancel(trade);
    }
    if (dice < 73) {
      return answer(trade);
    }
    return dice < 85 ? update(trade) : aside(trade, dice);
  }

  private Action aside(String trade, int dice) {
    if (dice < 88) {
      return new Action.Checkpoint(id(), trade, maybePackage(), time());
    }
    if (dice < 92) {
      return adjust();
    }
    return dice < 94 ? new Action.RetryParked(id()) : replay();
  }

  private String id() {
    return "m" + history.size();
  }

  /** One of those whose life is going on: with time, others. */
  private String trade() {
    return "T" + (history.size() / ACTIONS_PER_TRADE + random.nextInt(OPEN_TRADES));
  }

  /** A second one is a duplicate; seldom it is not. */
  private Action create(String trade) {
    return trades.of(id(), trade, chance(5) ? 1 : 0);
  }

  private Action report(String trade) {
    return new Action.Report(
        id(),
        trade,
        milestone(trade),
        maybePackage(),
        time(),
        chance(10) ? 1 + random.nextInt(6) : null,
        chance(10) ? "W" + random.nextInt(4) : null);
  }

  /** Mostly the next of the trade's way, as if nobody disturbed it. */
  private OrderStatus milestone(String trade) {
    boolean calm = HistoryTrades.isCalm(trade);
    if (chance(calm ? 3 : 25)) {
      return STATUSES[random.nextInt(STATUSES.length)];
    }
    List<OrderStatus> way = way(HistoryTrades.mode(trade), trade.hashCode() % 3 == 0 && !calm);
    int step = steps.merge(trade, chance(75) ? 1 : 0, Integer::sum);
    return way.get(Math.min(step, way.size() - 1));
  }

  private static List<OrderStatus> way(FulfilmentMode mode, boolean refused) {
    var way = new ArrayList<>(List.of(OrderStatus.CONFIRMED, OrderStatus.SHIPPED));
    way.addAll(
        switch (mode) {
          case DIRECT -> List.of();
          case CARRIER -> List.of(OrderStatus.CARRIER_ACCEPTED, OrderStatus.PICKED_UP);
          case WAREHOUSE ->
              List.of(
                  OrderStatus.WAREHOUSE_ACCEPTED,
                  OrderStatus.WAREHOUSE_OUTBOUND,
                  OrderStatus.PICKED_UP);
        });
    way.add(OrderStatus.OUT_FOR_DELIVERY);
    way.addAll(
        refused
            ? List.of(OrderStatus.REJECTED, OrderStatus.RETURNING, OrderStatus.RETURNED)
            : List.of(OrderStatus.DELIVERED, OrderStatus.COMPLETED));
    return way;
  }

  private Action cancel(String trade) {
    cancelled.add(trade);
    return chance(20)
        ? new Action.TradeCancel(id(), trade, time())
        : new Action.Cancel(id(), trade, maybePackage(), time());
  }

  /** Mostly about one of which something was cancelled lately. */
  private Action answer(String trade) {
    int lately = cancelled.size() - 1 - random.nextInt(3);
    return new Action.Answer(
        id(),
        chance(20) || lately < 0 ? trade : cancelled.get(lately),
        maybePackage(),
        chance(60) ? InterceptOutcome.CAUGHT : InterceptOutcome.TOO_LATE,
        time());
  }

  private Action update(String trade) {
    Action.Field field = Action.Field.values()[random.nextInt(Action.Field.values().length)];
    return new Action.FieldUpdate(
        id(),
        trade,
        maybePackage(),
        field,
        "v" + random.nextInt(3),
        chance(25) ? 1 + random.nextInt(3) : null);
  }

  /** So that the first orders find stock. */
  private Action stocked(int place) {
    return new Action.AdjustStock(
        id(),
        1 + place % HistoryTrades.WAREHOUSES,
        1 + place / HistoryTrades.WAREHOUSES,
        60L,
        null);
  }

  private Action adjust() {
    boolean counted = chance(30);
    return new Action.AdjustStock(
        id(),
        1 + random.nextInt(HistoryTrades.WAREHOUSES),
        1 + random.nextInt(HistoryTrades.SKUS),
        counted ? null : random.nextInt(40) - 8L,
        counted ? (long) random.nextInt(30) : null);
  }

  private Action replay() {
    Action again = history.get(random.nextInt(history.size()));
    return again instanceof Action.Replay(Action first)
        ? new Action.Replay(first)
        : new Action.Replay(again);
  }

  /** One in a while is there no package of that number. */
  private @Nullable String maybePackage() {
    return chance(50) ? null : "P" + (1 + random.nextInt(chance(90) ? 2 : 4));
  }

  /** Of few moments, so that the same is reported at the same time. */
  private Instant time() {
    return BEGINNING.plusSeconds(random.nextInt(12));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
