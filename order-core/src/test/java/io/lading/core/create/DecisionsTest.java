package io.lading.core.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Origin;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.TradePackage;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.stock.Allocation;
import io.lading.core.stock.StockKey;
import io.lading.core.stock.StockLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private final AtomicLong ids = new AtomicLong();

  @Test
  void aKeyThatItsFirstTradeCannotHaveGoesToALaterOne() {
    var decided = decide(Map.of(), 5, paid("T", 1, 6), paid("T", 1, 5), paid("T", 1, 5));

    assertThat(decided.outcomes.get(0)).isInstanceOf(Rejected.class);
    assertThat(decided.outcomes.get(1)).isEqualTo(new Applied(2L));
    assertThat(decided.outcomes.get(2)).isEqualTo(new NoOp(2L, null));
    assertThat(decided.decisions.failedClaims()).extracting(Claim::orderId).containsExactly(1L);
    assertThat(decided.decisions.lateClaims()).extracting(Claim::orderId).containsExactly(2L);
  }

  @Test
  void aClaimThatBecomesItsOrderIsLeftAlone() {
    var decided = decide(Map.of(), 5, paid("T", 1, 5), paid("T", 1, 5), paid("S", 1, 1));

    assertThat(decided.outcomes.subList(0, 2)).containsExactly(new Applied(1L), new NoOp(1L, null));
    assertThat(decided.decisions.failedClaims()).extracting(Claim::orderId).containsExactly(2L);
    assertThat(decided.decisions.lateClaims()).isEmpty();
    assertThat(decided.decisions.created()).extracting(NewOrder::id).containsExactly(1L);
  }

  @Test
  void aKeyThatIsTakenIsNeitherClaimedNorGivenUpAndNeedsNoStock() {
    KnownTrade known = new KnownTrade.Ordered(77, new byte[] {1});
    var decided = decide(Map.of(new TradeKey("T", "shop"), known), 5, paid("T", 1, 5));

    assertThat(decided.outcomes).singleElement().isInstanceOf(Rejected.class);
    assertThat(decided.keys).isEmpty();
    assertThat(decided.decisions.failedClaims()).isEmpty();
    assertThat(decided.decisions.lateClaims()).isEmpty();
  }

  /** The model decides one trade after the other, without batches, claims or locks. */
  @Test
  void aBatchIsDecidedAsIfItsTradesCameOneByOne() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var trades = new ArrayList<OrderPaid>();
      for (int n = 0; n < 12; n++) {
        trades.add(paid("T" + random.nextInt(4), 1 + random.nextInt(2), 1 + random.nextInt(4)));
      }
      var decided = decide(Map.of(), 6, trades.toArray(OrderPaid[]::new));
      assertThat(decided.outcomes.stream().map(Outcome::getClass).toList())
          .as("seed %d, %s", seed, trades)
          .isEqualTo(oneByOne(trades));
    }
  }

  private static List<Class<? extends Outcome>> oneByOne(List<OrderPaid> trades) {
    var orders = new HashMap<String, OrderPaid>();
    var left = new HashMap<>(Map.of(1L, 6, 2L, 6));
    var outcomes = new ArrayList<Class<? extends Outcome>>();
    for (OrderPaid trade : trades) {
      TradeItem item = trade.items().getFirst();
      OrderPaid order = orders.get(trade.tradeOrderCode());
      int available = left.getOrDefault(item.skuId(), 0);
      if (order != null) {
        outcomes.add(order.equals(trade) ? NoOp.class : Rejected.class);
      } else if (item.quantity() > available) {
        outcomes.add(Rejected.class);
      } else {
        left.put(item.skuId(), available - item.quantity());
        orders.put(trade.tradeOrderCode(), trade);
        outcomes.add(Applied.class);
      }
    }
    return outcomes;
  }

  @Test
  void itemsGoIntoThePackagesTheyName() {
    var trade = packed(List.of(parcel("A", null), parcel("B", 9L)), "B", "A", "B");
    Packing packing = Packing.of(trade);

    assertThat(packing.packageOfItem()).containsExactly(1, 0, 1);
    assertThat(packing.demand(trade).pieces())
        .isEqualTo(Map.of(new StockKey(9, 1), 4L, new StockKey(1, 1), 2L));
    assertThat(Packing.of(packed(List.of(parcel("A", 3L)), (String) null)).packageOfItem())
        .containsExactly(0);
    assertThatThrownBy(() -> Packing.of(packed(List.of(parcel("A", null)), "C")))
        .isInstanceOf(InvariantBroken.class)
        .hasMessageContaining("package C");
  }

  @Test
  void withoutPackagesThereIsOneWithEveryItem() {
    Packing packing = Packing.of(packed(List.of(), "ignored", null));

    assertThat(packing.packages()).extracting(TradePackage::packageNo).containsExactly("1");
    assertThat(packing.packageOfItem()).containsExactly(0, 0);
  }

  private record Decided(Decisions decisions, List<Outcome> outcomes, Set<StockKey> keys) {}

  /** {@code stock}: of SKU 1 and of SKU 2 in warehouse 1. */
  private Decided decide(Map<TradeKey, KnownTrade> known, long stock, OrderPaid... trades) {
    var entries = new ArrayList<Entry<OrderPaid>>();
    for (OrderPaid trade : trades) {
      entries.add(new Entry.Actionable<>(null, null, trade, null, new Origin(null, null, null)));
    }
    var batch = new Batch<>(entries, List.of(), Instant.EPOCH);
    var docket = new Docket<>(batch);
    var decisions = new Decisions(docket, Trade.all(batch), _ -> ids.incrementAndGet());
    assertThat(decisions.claims()).isNotEmpty();
    decisions.known(known);
    var keys = decisions.stockKeys();
    var level = new StockLevel(stock, 0);
    decisions.decide(new Allocation(Map.of(new StockKey(1, 1), level, new StockKey(1, 2), level)));
    return new Decided(decisions, docket.outcomes(), keys);
  }

  private static OrderPaid paid(String code, long sku, int quantity) {
    return trade(code, List.of(item(sku, quantity, null)), List.of());
  }

  private static OrderPaid packed(List<TradePackage> packages, @Nullable String... packageNos) {
    var items = new ArrayList<TradeItem>();
    for (String packageNo : packageNos) {
      items.add(item(1, 2, packageNo));
    }
    return trade("T", items, packages);
  }

  private static TradeItem item(long sku, int quantity, @Nullable String packageNo) {
    return new TradeItem(
        sku, sku, quantity, null, null, null, null, null, null, null, null, null, packageNo, null);
  }

  private static TradePackage parcel(String packageNo, @Nullable Long warehouseId) {
    return new TradePackage(packageNo, warehouseId, null, null, null, null, null, null, null, null);
  }

  private static OrderPaid trade(String code, List<TradeItem> items, List<TradePackage> packages) {
    return new OrderPaid(
        code,
        "shop",
        OrderType.FORWARD,
        null,
        null,
        FulfilmentMode.DIRECT,
        7,
        null,
        null,
        null,
        1,
        "CNY",
        null,
        null,
        null,
        null,
        120,
        items,
        packages,
        null);
  }
}
