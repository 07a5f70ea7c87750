package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangedOrder.StockMove;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Origin;
import io.lading.core.lifecycle.Holding;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {

  @Test
  void anOrderThatIsStillPendingIsCancelledAndItsStockFree() {
    Journey journey = Words.journey(FulfilmentMode.DIRECT, "PENDING CANCELLED@PENDING PENDING");

    TimeLimits.unconfirmed(journey.order(), Journey.NOW).ifPresent(journey::take);

    assertThat(Words.events(journey)).isEqualTo("TRANSITION");
    assertThat(journey.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(journey.event().description()).isEqualTo("not confirmed in time");
    assertThat(journey.announcement().origin()).isEqualTo(new Origin(null, null, null));
    assertThat(journey.change().stockMoves())
        .containsExactly(
            new StockMove(0, Holding.RESERVED, Holding.NOTHING),
            new StockMove(2, Holding.RESERVED, Holding.NOTHING));
    assertThat(TimeLimits.unconfirmed(journey.order(), Journey.NOW)).isEmpty();
  }

  @Test
  void anOrderThatIsDeliveredIsCompletedOnce() {
    Journey journey = Words.journey(FulfilmentMode.DIRECT, "DELIVERED RETURNED DELIVERED");

    TimeLimits.delivered(journey.order(), Journey.NOW).ifPresent(journey::take);

    assertThat(Words.packages(journey)).isEqualTo("COMPLETED RETURNED COMPLETED");
    assertThat(Words.events(journey)).isEqualTo("TRANSITION");
    assertThat(TimeLimits.delivered(journey.order(), Journey.NOW)).isEmpty();
  }

  @Test
  void onlyAnInterceptThatWaitsIsOverdue() {
    Journey journey =
        Words.journey(
            FulfilmentMode.CARRIER,
            "DELIVERY_INTERCEPTING@PICKED_UP DELIVERY_INTERCEPTING@RETURNED PICKED_UP");

    for (int i = 0; i < 3; i++) {
      Optional<ChangedOrder> changed = TimeLimits.unanswered(journey.order(), i, Journey.NOW);
      changed.ifPresent(journey::take);
    }

    assertThat(Words.events(journey)).isEqualTo("INTERCEPT_OVERDUE:P1 INTERCEPT_OVERDUE:P2");
    assertThat(journey.event().statusVersion()).isEqualTo(1);
    assertThat(journey.event().sequence()).isEqualTo(3);
    assertThat(journey.change().asksEnded()).isEmpty();
  }

  @Test
  void timeDoesNothingToAnOrderThatWentOn() {
    LiveOrder order = Words.journey(FulfilmentMode.DIRECT, "SHIPPED DELIVERED").order();

    assertThat(TimeLimits.unconfirmed(order, Journey.NOW)).isEmpty();
    assertThat(TimeLimits.delivered(order, Journey.NOW)).isEmpty();
  }
}
