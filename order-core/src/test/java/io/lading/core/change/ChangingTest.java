package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Party;
import io.lading.core.contract.ReceiverChanged;
import io.lading.core.contract.RouteDeparted;
import io.lading.core.contract.TradeKey;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Receipt;
import io.lading.core.intake.Remembered;
import io.lading.core.model.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangingTest {

  private static final LiveOrder ORDER =
      Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING).order();

  @Test
  void messagesFoldInTheOrderTheyArrived() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.PENDING)
            .then(
                Said.reported(OrderStatus.CONFIRMED),
                Said.cancelled(null),
                Said.reported(OrderStatus.SHIPPED),
                Said.reported(OrderStatus.CONFIRMED));

    assertThat(journey.outcomes().stream().map(Words::outcome))
        .containsExactly("applied", "applied", "applied", "no-op");
    assertThat(Words.events(journey)).isEqualTo("TRANSITION TRANSITION EXCEPTION:P1");
    assertThat(journey.changes()).hasSize(1);
  }

  @Test
  void anIdentityTakesEffectOnceInABatch() {
    Identity same = Identity.of("test", "same", null);
    List<Entry<InputEvent>> batch =
        List.of(
            Journey.entry(Said.reported(OrderStatus.SHIPPED), same, "same"),
            Journey.entry(Said.reported(OrderStatus.DELIVERED), same, "same"));

    Journey journey = Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING).batch(batch);

    assertThat(journey.status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(journey.outcome())
        .isEqualTo(
            new Outcome.NoOp(Journey.ORDER, null, new Receipt(OrderStatus.SHIPPED, 2, 2, 1, null)));
  }

  @Test
  void anIdentityThatIsRememberedTakesNoEffectAgain() {
    Identity known = Identity.of("test", "1", null);
    Entry.Actionable<InputEvent> entry =
        Journey.entry(Said.reported(OrderStatus.SHIPPED), known, "1");
    var docket =
        new Docket<>(new Batch<InputEvent>(List.of(entry), List.of(), Journey.NOW), _ -> true);
    docket.recall(Map.of(known, new Remembered(null, null, null)));

    var changing =
        new Changing(docket, Map.of(Journey.ORDER, ORDER), Map.of(), Set.of(), Journey.NOW);
    changing.decide(List.of(new Addressed(0, entry, Journey.ORDER, null, Journey.NOW)));

    assertThat(changing.changed()).isEmpty();
    assertThat(docket.outcome(0)).isInstanceOf(Outcome.NoOp.class);
  }

  @Test
  void ordersThatChangedComeByIdAndOthersNotAtAll() {
    var orders = new HashMap<Long, LiveOrder>();
    for (long id : List.of(30L, 10L, 20L)) {
      orders.put(id, withId(id));
    }
    List<Entry<InputEvent>> entries = new ArrayList<>();
    var messages = new ArrayList<Addressed>();
    for (long id : List.of(30L, 10L, 20L)) {
      OrderStatus status = id == 20 ? OrderStatus.PENDING : OrderStatus.SHIPPED;
      String name = Long.toString(id);
      Entry.Actionable<InputEvent> entry =
          Journey.entry(Said.reported(status), Identity.of("test", name, null), name);
      messages.add(new Addressed(entries.size(), entry, id, null, Journey.NOW));
      entries.add(entry);
    }
    var docket = new Docket<>(new Batch<>(entries, List.of(), Journey.NOW), _ -> true);
    var changing = new Changing(docket, orders, Map.of(), Set.of(), Journey.NOW);
    changing.decide(messages);

    assertThat(changing.changed())
        .extracting(changed -> changed.after().facts().orderId())
        .containsExactly(10L, 30L);
  }

  private static LiveOrder withId(long id) {
    OrderFacts f = ORDER.facts();
    var facts =
        new OrderFacts(
            id,
            f.tradeOrderCode(),
            f.bizType(),
            f.buyerId(),
            f.warehouseId(),
            f.orderType(),
            f.fulfilmentMode());
    return new LiveOrder(facts, OrderStatus.PENDING, 1, 1, 1, ORDER.marks(), ORDER.parcels());
  }

  @Test
  void whatWasNotReadIsABugAndNotADecision() {
    assertBroken(Map.of(), Said.reported(OrderStatus.SHIPPED), "order 12 was not read");
    assertBroken(
        Map.of(Journey.ORDER, ORDER),
        Said.updated(null, FieldPatch.NOTHING),
        "the fields of order 12 were not read");
    assertBroken(
        Map.of(Journey.ORDER, ORDER), new RouteDeparted("R", null), "no change of an order");
  }

  private static void assertBroken(Map<Long, LiveOrder> orders, InputEvent event, String message) {
    Entry.Actionable<InputEvent> entry = Journey.entry(event, Identity.of("t", "1", null), "1");
    var docket =
        new Docket<>(new Batch<InputEvent>(List.of(entry), List.of(), Journey.NOW), _ -> true);
    var changing = new Changing(docket, orders, Map.of(), Set.of(), Journey.NOW);

    assertThatThrownBy(
            () ->
                changing.decide(List.of(new Addressed(0, entry, Journey.ORDER, null, Journey.NOW))))
        .isInstanceOf(InvariantBroken.class)
        .hasMessageContaining(message);
  }

  @Test
  void onlyUpdatesOfFieldsNeedTheFields() {
    assertThat(Changing.mayChangeFields(Said.updated(null, FieldPatch.NOTHING))).isTrue();
    assertThat(Changing.mayChangeFields(new ReceiverChanged(new TradeKey("T", "B"), Party.NOBODY)))
        .isTrue();
    assertThat(Changing.mayChangeFields(Said.labelled(OrderStatus.SHIPPED, "SF1"))).isFalse();
    assertThat(Changing.mayChangeFields(Said.cancelled(null))).isFalse();
  }
}
