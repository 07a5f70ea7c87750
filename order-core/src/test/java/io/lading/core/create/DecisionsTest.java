package io.lading.core.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.TradePackage;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.DeadLettered;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.model.CanonicalContent;
import io.lading.core.model.Identity;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private static final Set<Class<? extends Outcome>> REMEMBERED =
      Set.of(Rejected.class, DeadLettered.class);
  private static final OutgoingMessage LETTER =
      new OutgoingMessage("dlt", null, List.of(), null, null, null);

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
    KnownTrade known = new KnownTrade.Ordered(77, new byte[] {1}, CanonicalContent.VERSION);
    var decided = decide(Map.of(new TradeKey("T", "shop"), known), 5, paid("T", 1, 5));

    assertThat(decided.outcomes).singleElement().isInstanceOf(Rejected.class);
    assertThat(decided.demand).isEmpty();
    assertThat(decided.decisions.failedClaims()).isEmpty();
    assertThat(decided.decisions.lateClaims()).isEmpty();
  }

  @Test
  void aTradeHashedByAnotherVersionIsNoConflict() {
    KnownTrade later = new KnownTrade.Ordered(77, new byte[] {1}, CanonicalContent.VERSION + 1);

    assertThatThrownBy(() -> decide(Map.of(new TradeKey("T", "shop"), later), 5, paid("T", 1, 5)))
        .isInstanceOf(InvariantBroken.class)
        .hasMessageContaining("version 2, which only a later release knows");
  }

  /** The model decides one trade after the other, without batches, claims or locks. */
  @Test
  void aBatchIsDecidedAsIfItsTradesCameOneByOne() {
    for (long seed = 0; seed < 1000; seed++) {
      var random = new Random(seed);
      var trades = new ArrayList<Arrival>();
      for (int n = 0; n < 12; n++) {
        OrderPaid paid = paid("T" + random.nextInt(4), 1 + random.nextInt(2), random.nextInt(1, 5));
        int id = random.nextInt(8);
        trades.add(new Arrival(id < 4 ? identity(id) : null, random.nextInt(8) == 0, paid));
      }
      var decided = decide(Map.of(), 6, trades);
      assertThat(decided.outcomes.stream().map(Outcome::getClass).toList())
          .as("seed %d, %s", seed, trades)
          .isEqualTo(oneByOne(trades));
      assertThat(decided.decisions.created())
          .as("seed %d, %s", seed, trades)
          .hasSize((int) decided.outcomes.stream().filter(Applied.class::isInstance).count());
    }
  }

  /** A message; {@code isDead}: unreadable, if it has an identity. */
  private record Arrival(@Nullable Identity identity, boolean isDead, OrderPaid paid) {

    Entry<OrderPaid> entry() {
      return identity != null && isDead
          ? new Entry.Dead<>(identity, null, DeadLetterCode.UNREADABLE_EVENT, LETTER)
          : new Entry.Actionable<>(identity, null, paid, null, new Origin(null, null, null));
    }
  }

  private static List<Class<? extends Outcome>> oneByOne(List<Arrival> trades) {
    var orders = new HashMap<String, OrderPaid>();
    var left = new HashMap<>(Map.of(1L, 6, 2L, 6));
    var remembered = new HashMap<Identity, Class<? extends Outcome>>();
    var outcomes = new ArrayList<Class<? extends Outcome>>();
    for (Arrival trade : trades) {
      var known = trade.identity == null ? null : remembered.get(trade.identity);
      if (known != null) {
        // Without a topic they come by HTTP, whose callers get the first answer again.
        outcomes.add(known.equals(Rejected.class) ? Rejected.class : NoOp.class);
        continue;
      }
      var outcome = one(trade, orders, left);
      if (trade.identity != null && REMEMBERED.contains(outcome)) {
        remembered.put(trade.identity, outcome);
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static Class<? extends Outcome> one(
      Arrival trade, Map<String, OrderPaid> orders, Map<Long, Integer> left) {
    if (trade.entry() instanceof Entry.Dead<OrderPaid>) {
      return DeadLettered.class;
    }
    TradeItem item = trade.paid.items().getFirst();
    OrderPaid order = orders.get(trade.paid.tradeOrderCode());
    int available = left.getOrDefault(item.skuId(), 0);
    if (order != null) {
      return order.equals(trade.paid) ? NoOp.class : Rejected.class;
    }
    if (item.quantity() > available) {
      return Rejected.class;
    }
    left.put(item.skuId(), available - item.quantity());
    orders.put(trade.paid.tradeOrderCode(), trade.paid);
    return Applied.class;
  }

  @Test
  void twoTradesUnderOneIdentityBecomeTwoOrders() {
    var decided =
        decide(
            Map.of(),
            9,
            List.of(
                new Arrival(identity(1), false, paid("T", 1, 1)),
                new Arrival(identity(1), false, paid("S", 1, 1)),
                new Arrival(identity(1), false, paid("T", 1, 1)),
                new Arrival(identity(1), false, paid("S", 1, 2)),
                new Arrival(identity(1), false, paid("R", 1, 1))));

    assertThat(decided.outcomes.subList(0, 3))
        .containsExactly(new Applied(1L), new Applied(2L), new NoOp(1L, null));
    assertThat(decided.outcomes.subList(3, 5)).allMatch(Rejected.class::isInstance);
    assertThat(decided.decisions.failedClaims()).extracting(Claim::orderId).containsExactly(3L);
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

  private record Decided(Decisions decisions, List<Outcome> outcomes, Map<StockKey, Long> demand) {}

  /** {@code stock}: of SKU 1 and of SKU 2 in warehouse 1. */
  private Decided decide(Map<TradeKey, KnownTrade> known, long stock, OrderPaid... trades) {
    return decide(
        known, stock, Stream.of(trades).map(trade -> new Arrival(null, false, trade)).toList());
  }

  private Decided decide(Map<TradeKey, KnownTrade> known, long stock, List<Arrival> arrivals) {
    var entries = arrivals.stream().map(Arrival::entry).toList();
    var batch = new Batch<>(entries, List.of(), Instant.EPOCH);
    var docket = new Docket<>(batch, outcome -> REMEMBERED.contains(outcome.getClass()));
    var decisions = new Decisions(docket, Trade.all(batch), _ -> ids.incrementAndGet());
    assertThat(decisions.claims()).isNotEmpty();
    decisions.known(known);
    var demand = decisions.demand();
    var level = new StockLevel(stock, 0);
    decisions.decide(new Allocation(Map.of(new StockKey(1, 1), level, new StockKey(1, 2), level)));
    return new Decided(decisions, docket.outcomes(), demand);
  }

  private static Identity identity(int number) {
    return new Identity(new UUID(0, number));
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
