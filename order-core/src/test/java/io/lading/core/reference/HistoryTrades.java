package io.lading.core.reference;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What the trades of a history say: a function of seed, trade and version. */
final class HistoryTrades {

  static final int WAREHOUSES = 2;
  static final int SKUS = 3;

  private final long seed;

  HistoryTrades(long seed) {
    this.seed = seed;
  }

  Action.Create of(String id, String trade, int version) {
    Random random = new Random(1_000 * seed + 10 * trade.hashCode() + version);
    return !trade.equals("T0") && random.nextInt(7) < 2
        ? back(id, trade, random)
        : new Action.Create(
            id,
            trade,
            OrderType.FORWARD,
            mode(trade),
            1L + random.nextInt(2),
            null,
            parcels(random));
  }

  /** A part of what an earlier trade bought, mostly by its buyer. */
  private Action.Create back(String id, String trade, Random random) {
    String parent = earlier(trade, random);
    Action.Create bought = of(id, parent, 0);
    Map<Long, Integer> pieces =
        random.nextInt(3) == 0
            ? Map.of(1L + random.nextInt(SKUS), 1 + random.nextInt(3))
            : bought.parcels().get(random.nextInt(bought.parcels().size())).pieces();
    return new Action.Create(
        id,
        trade,
        OrderType.REVERSE,
        mode(trade),
        random.nextInt(7) == 0 ? 3 : bought.buyerId(),
        parent,
        List.of(new Action.Parcel("P1", 1L + random.nextInt(WAREHOUSES), pieces, false)));
  }

  /** A calm one that had time to be delivered; the same for several. */
  private static String earlier(String trade, Random random) {
    int latest = number(trade) - 6 - random.nextInt(5);
    return "T" + Math.max(0, latest / 5 * 5);
  }

  /** Few things happen to it: it will mostly be delivered. */
  static boolean isCalm(String trade) {
    return number(trade) % 5 == 0;
  }

  private static int number(String trade) {
    return Integer.parseInt(trade.substring(1));
  }

  static FulfilmentMode mode(String trade) {
    return FulfilmentMode.values()[Math.floorMod(trade.hashCode(), 3)];
  }

  private static List<Action.Parcel> parcels(Random random) {
    return IntStream.rangeClosed(1, 1 + random.nextInt(3))
        .mapToObj(
            n ->
                new Action.Parcel(
                    "P" + n,
                    1 + random.nextInt(WAREHOUSES),
                    Map.of(1L + random.nextInt(SKUS), 1 + random.nextInt(3)),
                    random.nextInt(4) == 0))
        .toList();
  }
}
