package io.lading.local;

import io.lading.core.contract.OrderStatus;
import io.lading.local.postgres.Outcomes;
import io.lading.local.postgres.StoredEnds.Place;
import io.lading.local.postgres.StoredEnds.Refusal;
import io.lading.local.postgres.StoredEnds.Stock;
import io.lading.traffic.TrafficMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What has to be found at the end of a run whose orders had known lives. */
final class Foretold {
  private static final Set<String> NOT_TAKEN = Set.of("PENDING", "CANCELLED", "RETURNED");

  private final Map<String, List<Integer>> statuses = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, List<String>> refusals = new HashMap<>();
  private final Map<Place, Stock> stock = new HashMap<>();
  private Outcomes trades = Outcomes.NONE;
  private Outcomes updates = Outcomes.NONE;

  /** count: of the messages that were published of the generator's trades. */
  static Foretold of(KnownLives lives, List<TrafficMessage> stock, long count) {
    Foretold foretold = new Foretold();
    stock.forEach(foretold::add);
    lives.trades(count).forEach(trade -> foretold.add(trade, lives.of(trade)));
    return foretold;
  }

  private void add(TrafficMessage adjustment) {
    JsonNode data = JsonMapper.shared().readTree(adjustment.value());
    stock.put(
        new Place(data.path("warehouseId").asLong(), data.path("skuId").asLong()),
        new Stock(data.path("setTo").asLong(), 0));
  }

  private void add(SentTrade trade, KnownLife life) {
    statuses.put(trade.code(), List.of(OrderStatus.valueOf(life.end()).ordinal()));
    if (trade.packages() == 1) {
      lines.put(trade.code(), life.line());
    }
    if (trade.packages() == 1 && !life.refusals().isEmpty()) {
      refusals.put(trade.code(), life.refusals());
    }
    trade
        .pieces()
        .forEach(
            (place, pieces) ->
                stock.computeIfPresent(place, (at, there) -> after(there, life.end(), pieces)));
    for (int i = 0; i < life.steps().size(); i++) {
      count(life.steps().get(i), KnownLives.times(trade, life, i));
    }
  }

  private static Stock after(Stock there, String end, long pieces) {
    return new Stock(
        there.quantity() - (NOT_TAKEN.contains(end) ? 0 : pieces),
        there.reserved() + (end.equals("PENDING") ? pieces : 0));
  }

  /** A copy changes nothing. */
  private void count(KnownLife.Step step, int times) {
    Outcomes of = outcome(step).plus(new Outcomes(times - 1, 0, times - 1, 0, 0, 0, 0));
    if (step.isOfTrade()) {
      trades = trades.plus(of);
    } else {
      updates = updates.plus(of);
    }
  }

  private static Outcomes outcome(KnownLife.Step step) {
    if (step.announced() != null) {
      return new Outcomes(1, 1, 0, 0, 0, 0, 0);
    }
    int refused = step.refused() == null ? 0 : 1;
    int dead = step.dead() ? 1 : 0;
    return new Outcomes(1, 0, 1 - refused - dead, refused, dead, 0, 0);
  }

  /** By trade: ordinals of the statuses of the order and its packages, each once. */
  Map<String, List<Integer>> statuses() {
    return statuses;
  }

  /** By trade, of orders with one package. */
  Map<String, List<String>> lines() {
    return lines;
  }

  /** By trade, of orders with one package: the codes. */
  Map<String, List<String>> refusals() {
    return refusals;
  }

  /** What was found, as {@link #refusals}; only of lives. */
  static Map<String, List<String>> byTrade(List<Refusal> found) {
    Map<String, List<String>> codes = new HashMap<>();
    for (Refusal refusal : found) {
      String trade = KnownLives.tradeOf(refusal.causationId());
      codes.computeIfAbsent(trade, first -> new ArrayList<>()).add(refusal.code());
    }
    return codes;
  }

  Map<Place, Stock> stock() {
    return stock;
  }

  /** Of what was said by lives on the topic of trades. */
  Outcomes trades() {
    return trades;
  }

  Outcomes updates() {
    return updates;
  }
}
