package io.lading.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.RejectionCode;
import io.lading.core.reference.Outcome.Result;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceWorld.StockView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model itself is held to the plainest sentences of domain.md. */
class ReferenceWorldTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private final ReferenceWorld world = new ReferenceWorld();
  private int messages;

  @Test
  void stockIsReservedDeductedAndRestored() {
    created("T1", FulfilmentMode.CARRIER);
    assertThat(world.stock()).containsExactly(new StockView(1, 1, 10, 4));
    world.apply(report("T1", OrderStatus.CONFIRMED, null));
    assertThat(world.stock()).containsExactly(new StockView(1, 1, 6, 0));
    world.apply(new Action.Cancel(id(), "T1", "P1", NOON));
    assertThat(world.stock()).containsExactly(new StockView(1, 1, 8, 0));
  }

  @Test
  void aPackageThatGoesAheadConfirmsTheOthers() {
    created("T1", FulfilmentMode.CARRIER);
    Outcome outcome = world.apply(report("T1", OrderStatus.PICKED_UP, "P2"));
    assertThat(outcome.told())
        .singleElement()
        .extracting(Told::shipments)
        .isEqualTo(List.of("P1", "P2"));
    assertThat(statuses("T1")).containsExactly(OrderStatus.CONFIRMED, OrderStatus.PICKED_UP);
  }

  @Test
  void aLostInterceptRefusesTheCancelThatAsked() {
    created("T1", FulfilmentMode.WAREHOUSE);
    world.apply(report("T1", OrderStatus.WAREHOUSE_ACCEPTED, "P1"));
    world.apply(new Action.Cancel("asked", "T1", "P1", NOON));
    assertThat(world.apply(report("T1", OrderStatus.WAREHOUSE_OUTBOUND, "P1")).lost())
        .containsExactly("asked");
    assertThat(
            world
                .apply(new Action.Answer(id(), "T1", "P1", InterceptOutcome.TOO_LATE, NOON))
                .result())
        .isEqualTo(Result.NO_OP);
  }

  @Test
  void aReturnBringsBackNoMoreThanWasDelivered() {
    created("T1", FulfilmentMode.DIRECT);
    world.apply(report("T1", OrderStatus.DELIVERED, "P1"));
    assertThat(world.apply(back("R1")).result()).isEqualTo(Result.APPLIED);
    assertThat(world.apply(back("R2")).code()).isEqualTo(RejectionCode.INVALID_RETURN);
    world.apply(report("R1", OrderStatus.DELIVERED, null));
    assertThat(world.stock()).containsExactly(new StockView(1, 1, 8, 0));
  }

  @Test
  void whatIsSaidBeforeTheOrderIsThereWaitsForIt() {
    Action early = report("T1", OrderStatus.SHIPPED, "P1");
    assertThat(world.apply(early).result()).isEqualTo(Result.PARKED);
    created("T1", FulfilmentMode.DIRECT);
    assertThat(world.apply(new Action.RetryParked(id())).settled())
        .containsExactly(new Outcome.Settled(early.id(), Result.APPLIED, null));
    assertThat(statuses("T1")).containsExactly(OrderStatus.SHIPPED, OrderStatus.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void historiesKeepTheInvariants(long seed) {
    Map<String, Integer> sequences = new HashMap<>();
    for (Action action : Histories.of(seed, 3_000)) {
      for (Told told : world.apply(action).told()) {
        assertThat(sequences.merge(told.trade(), 1, Integer::sum)).isEqualTo(told.sequence());
      }
    }
    assertThat(world.stock())
        .allMatch(stock -> stock.reserved() >= 0 && stock.reserved() <= stock.quantity());
    assertThat(world.orders())
        .allSatisfy(
            (trade, order) ->
                assertThat(order.sequence()).isEqualTo(sequences.getOrDefault(trade, 0)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aHistoryTwiceIsAHistoryOnce(long seed) {
    List<Action> history =
        Histories.of(seed, 1_000).stream()
            .filter(action -> world.apply(action).result() != Result.IMPOSSIBLE)
            .toList();
    var orders = world.orders();
    var stock = world.stock();
    assertThat(history)
        .filteredOn(action -> !(action instanceof Action.RetryParked))
        .allSatisfy(action -> assertThat(world.apply(action).told()).isEmpty());
    assertThat(world.orders()).isEqualTo(orders);
    assertThat(world.stock()).containsExactlyInAnyOrderElementsOf(stock);
  }

  private void created(String trade, FulfilmentMode mode) {
    world.apply(new Action.AdjustStock(id(), 1, 1, 10L, null));
    var parcels =
        List.of(
            new Action.Parcel("P1", 1, Map.of(1L, 2), false),
            new Action.Parcel("P2", 1, Map.of(1L, 2), false));
    var create = new Action.Create(id(), trade, OrderType.FORWARD, mode, 1, null, parcels);
    assertThat(world.apply(create).result()).isEqualTo(Result.APPLIED);
  }

  private Action back(String trade) {
    var parcels = List.of(new Action.Parcel("P1", 1, Map.of(1L, 2), false));
    return new Action.Create(
        id(), trade, OrderType.REVERSE, FulfilmentMode.DIRECT, 1, "T1", parcels);
  }

  private Action report(String trade, OrderStatus milestone, @Nullable String packageNo) {
    return new Action.Report(id(), trade, milestone, packageNo, NOON, null, null);
  }

  private String id() {
    return "m" + messages++;
  }

  private List<OrderStatus> statuses(String trade) {
    ReferenceWorld.OrderView order = world.orders().get(trade);
    return order == null
        ? List.of()
        : order.parcels().stream().map(ReferenceWorld.ParcelView::status).toList();
  }
}
