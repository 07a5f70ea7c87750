package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.change.ChangedOrder.StockMove;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderCancelled;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.RejectionCode;
import io.lading.core.contract.TradeKey;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.lifecycle.Holding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DIRECT    | PENDING                            |    | applied            | TRANSITION               | CANCELLED@PENDING
          DIRECT    | CONFIRMED                          |    | applied            | TRANSITION               | CANCELLED@CONFIRMED
          DIRECT    | CONFIRMED                          | P1 | applied            | TRANSITION               | CANCELLED@CONFIRMED
          DIRECT    | CONFIRMED CONFIRMED                |    | applied            | TRANSITION               | CANCELLED@CONFIRMED CANCELLED@CONFIRMED
          DIRECT    | PENDING PENDING                    | P2 | applied            | PACKAGE:P2               | PENDING CANCELLED@PENDING
          DIRECT    | CONFIRMED CANCELLED@PENDING        |    | applied            | TRANSITION               | CANCELLED@CONFIRMED CANCELLED@PENDING
          DIRECT    | CONFIRMED CANCELLED@PENDING        | P1 | applied            | TRANSITION:P1            | CANCELLED@CONFIRMED CANCELLED@PENDING
          DIRECT    | CONFIRMED RETURNED                 |    | applied            | TRANSITION:P1            | CANCELLED@CONFIRMED RETURNED
          DIRECT    | SHIPPED CONFIRMED                  |    | applied            | TRANSITION:P1 TRANSITION:P2 | CANCELLED@SHIPPED CANCELLED@CONFIRMED
          DIRECT    | SHIPPED                            |    | applied            | TRANSITION:P1            | CANCELLED@SHIPPED
          DIRECT    | SHIPPED DELIVERED                  |    | applied            | TRANSITION:P1            | CANCELLED@SHIPPED DELIVERED
          DIRECT    | SHIPPED DELIVERED                  | P2 | CANCEL_TOO_LATE    |                          | SHIPPED DELIVERED
          DIRECT    | OUT_FOR_DELIVERY                   |    | applied            | TRANSITION:P1            | DELIVERY_INTERCEPTING@OUT_FOR_DELIVERY
          DIRECT    | DELIVERED                          |    | CANCEL_TOO_LATE    |                          | DELIVERED
          DIRECT    | REJECTED                           |    | CANCEL_TOO_LATE    |                          | REJECTED
          DIRECT    | RETURNING                          |    | CANCEL_TOO_LATE    |                          | RETURNING
          DIRECT    | DELIVERED CANCELLED@SHIPPED        |    | no-op              |                          | DELIVERED CANCELLED@SHIPPED
          DIRECT    | CANCELLED@SHIPPED                  |    | no-op              |                          | CANCELLED@SHIPPED
          DIRECT    | SHIPPED                            | P7 | INVALID_TRANSITION |                          | SHIPPED
          WAREHOUSE | WAREHOUSE_ACCEPTED                 |    | applied            | TRANSITION:P1            | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED
          WAREHOUSE | WAREHOUSE_OUTBOUND                 |    | CANCEL_NOT_NOW     |                          | WAREHOUSE_OUTBOUND
          WAREHOUSE | WAREHOUSE_OUTBOUND DELIVERED       |    | CANCEL_NOT_NOW     |                          | WAREHOUSE_OUTBOUND DELIVERED
          WAREHOUSE | WAREHOUSE_OUTBOUND CANCELLED@SHIPPED | | CANCEL_NOT_NOW     |                          | WAREHOUSE_OUTBOUND CANCELLED@SHIPPED
          WAREHOUSE | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED WAREHOUSE_OUTBOUND | | CANCEL_NOT_NOW |           | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED WAREHOUSE_OUTBOUND
          WAREHOUSE | WAREHOUSE_OUTBOUND SHIPPED         |    | applied            | TRANSITION:P2            | WAREHOUSE_OUTBOUND CANCELLED@SHIPPED
          WAREHOUSE | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED | | no-op          |                          | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED
          CARRIER   | CARRIER_ACCEPTED PICKED_UP         |    | applied            | PACKAGE:P1 TRANSITION:P2 | DELIVERY_INTERCEPTING@CARRIER_ACCEPTED DELIVERY_INTERCEPTING@PICKED_UP
          """)
  void aCancelTakesThePackagesThatCanBeTaken(
      FulfilmentMode mode,
      String packages,
      @Nullable String packageNo,
      String outcome,
      @Nullable String events,
      String packagesAfter) {
    Journey journey = Words.journey(mode, packages).then(Said.cancelled(packageNo));

    assertThat(Words.outcome(journey.outcome())).isEqualTo(outcome);
    assertThat(Words.events(journey)).isEqualTo(events);
    assertThat(Words.packages(journey)).isEqualTo(packagesAfter);
  }

  @Test
  void aTradesCancelIsOneOfTheWholeOrderAndTellsItsReason() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.CONFIRMED, OrderStatus.CONFIRMED)
            .then(new OrderCancelled(new TradeKey("T1", "B2C"), "too slow"));

    assertThat(journey.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(journey.event().description()).isEqualTo("too slow");
    assertThat(journey.event().milestone()).isNull();
    assertThat(journey.announcement().shipmentsOf()).isEmpty();
    assertThat(journey.change().stockMoves())
        .containsExactly(
            new StockMove(0, Holding.DEDUCTED, Holding.NOTHING),
            new StockMove(1, Holding.DEDUCTED, Holding.NOTHING));
  }

  @Test
  void anInterceptIsAskedWithTheKeyAndOriginOfItsCancel() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED, OrderStatus.PICKED_UP)
            .then(Said.scanned(null), Said.cancelled("P2"));

    Ask ask = journey.change().asks().getFirst();
    assertThat(journey.change().asks()).hasSize(1);
    assertThat(ask.packageIndex()).isOne();
    assertThat(ask.sequence()).isEqualTo(journey.event().sequence()).isEqualTo(3);
    assertThat(ask.askedAt()).isEqualTo(Journey.NOW);
    assertThat(ask.key()).asString().isEqualTo("K2");
    assertThat(ask.origin().causationId()).isEqualTo("2");
  }

  @Test
  void anInterceptThatEndsInItsOwnBatchSaysWhatItAsked() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.PICKED_UP)
            .then(
                Said.cancelled(null),
                Said.answered(InterceptOutcome.TOO_LATE, null),
                Said.cancelled(null),
                Said.reported(OrderStatus.DELIVERED));

    assertThat(journey.change().asks()).isEmpty();
    assertThat(journey.change().asksEnded())
        .extracting(AskEnded::asked)
        .extracting(asked -> asked == null ? 0 : asked.sequence())
        .containsExactly(2, 4);
    assertThat(journey.change().asksEnded())
        .extracting(AskEnded::refusal)
        .extracting(refusal -> refusal == null ? null : refusal.code())
        .containsExactly(RejectionCode.CANCEL_TOO_LATE, RejectionCode.CANCEL_TOO_LATE);
  }

  @Test
  void anInterceptThatIsAskedAnewInTheBatchThatEndedTheFirstStands() {
    Journey journey =
        Words.journey(FulfilmentMode.CARRIER, "DELIVERY_INTERCEPTING@PICKED_UP")
            .then(Said.answered(InterceptOutcome.TOO_LATE, null), Said.cancelled(null));

    assertThat(journey.change().asksEnded()).extracting(AskEnded::asked).containsOnlyNulls();
    assertThat(journey.change().asks()).extracting(Ask::sequence).containsExactly(3);
  }

  @Test
  void aRefusalTellsWhereThePackageIs() {
    Journey journey =
        Journey.of(FulfilmentMode.WAREHOUSE, OrderStatus.DELIVERED, OrderStatus.WAREHOUSE_OUTBOUND)
            .then(Said.cancelled(null), Said.cancelled("P1"));

    assertThat(journey.outcomes())
        .extracting(outcome -> ((Rejected) outcome).rejection().details())
        .isEqualTo(
            List.of(
                Map.<String, Object>of("from", "WAREHOUSE_OUTBOUND"),
                Map.<String, Object>of("from", "DELIVERED")));
  }
}
