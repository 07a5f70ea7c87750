package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderRejected;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WAREHOUSE | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED  | CAUGHT   |    | applied            | TRANSITION:P1            | CANCELLED@WAREHOUSE_ACCEPTED
          WAREHOUSE | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED  | TOO_LATE |    | applied            | TRANSITION:P1            | WAREHOUSE_OUTBOUND
          CARRIER   | DELIVERY_INTERCEPTING@CARRIER_ACCEPTED     | CAUGHT   |    | applied            | TRANSITION:P1            | CANCELLED@CARRIER_ACCEPTED
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP            | CAUGHT   |    | applied            | TRANSITION:P1            | RETURNING
          CARRIER   | DELIVERY_INTERCEPTING@RETURNED             | CAUGHT   |    | applied            | TRANSITION:P1            | RETURNED
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP            | TOO_LATE |    | applied            | TRANSITION:P1            | PICKED_UP
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP DELIVERY_INTERCEPTING@PICKED_UP | CAUGHT | | applied | PACKAGE:P1 TRANSITION:P2 | RETURNING RETURNING
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP DELIVERED  | CAUGHT   |    | applied            | TRANSITION:P1            | RETURNING DELIVERED
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP DELIVERED  | CAUGHT   | P2 | INVALID_TRANSITION |                          | DELIVERY_INTERCEPTING@PICKED_UP DELIVERED
          CARRIER   | CANCELLED@PICKED_UP                        | CAUGHT   |    | no-op              |                          | CANCELLED@PICKED_UP
          CARRIER   | RETURNING                                  | CAUGHT   |    | no-op              |                          | RETURNING
          CARRIER   | DELIVERED                                  | CAUGHT   |    | INVALID_TRANSITION |                          | DELIVERED
          CARRIER   | DELIVERED                                  | TOO_LATE |    | no-op              |                          | DELIVERED
          CARRIER   | CANCELLED@PICKED_UP                        | TOO_LATE |    | INVALID_TRANSITION |                          | CANCELLED@PICKED_UP
          CARRIER   | CANCELLED@PICKED_UP                        | TOO_LATE | P5 | INVALID_TRANSITION |                          | CANCELLED@PICKED_UP
          """)
  void anAnswerEndsTheInterceptsItConcerns(
      FulfilmentMode mode,
      String packages,
      InterceptOutcome answer,
      @Nullable String packageNo,
      String outcome,
      @Nullable String events,
      String packagesAfter) {
    Journey journey = Words.journey(mode, packages).then(Said.answered(answer, packageNo));

    assertThat(Words.outcome(journey.outcome())).isEqualTo(outcome);
    assertThat(Words.events(journey)).isEqualTo(events);
    assertThat(Words.packages(journey)).isEqualTo(packagesAfter);
  }

  @Test
  void theCancelIsRefusedUnlessItCaughtThePackage() {
    assertThat(refusals(InterceptOutcome.CAUGHT)).isEmpty();
    assertThat(refusals(InterceptOutcome.TOO_LATE))
        .extracting(OrderRejected::packageNo)
        .containsExactly("P1", "P2");
  }

  private static List<OrderRejected> refusals(InterceptOutcome answer) {
    Journey journey =
        Words.journey(
                FulfilmentMode.CARRIER,
                "DELIVERY_INTERCEPTING@PICKED_UP DELIVERY_INTERCEPTING@CARRIER_ACCEPTED")
            .then(Said.answered(answer, null));
    assertThat(journey.change().asksEnded()).hasSize(2);
    return journey.change().asksEnded().stream()
        .map(AskEnded::refusal)
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void anAnswerReportsNoMilestone() {
    Journey journey =
        Words.journey(FulfilmentMode.CARRIER, "DELIVERY_INTERCEPTING@PICKED_UP")
            .then(Said.answered(InterceptOutcome.CAUGHT, null));

    assertThat(journey.event().milestone()).isNull();
    assertThat(journey.event().description()).isEqualTo("answer");
    assertThat(journey.order().marks().bytes()).isEmpty();
  }
}
