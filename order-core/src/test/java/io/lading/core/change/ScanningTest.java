package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SHIPPED         |    | applied            | CHECKPOINT:P1
          CONFIRMED       |    | applied            | CHECKPOINT
          CONFIRMED       | P1 | applied            | CHECKPOINT:P1
          SHIPPED SHIPPED |    | applied            | CHECKPOINT
          SHIPPED SHIPPED | P2 | applied            | CHECKPOINT:P2
          SHIPPED SHIPPED | P3 | INVALID_TRANSITION |
          """)
  void aScanIsOnTheTimeLineOfThePackageItConcerns(
      String packages, @Nullable String packageNo, String outcome, @Nullable String events) {
    Journey journey = Words.journey(FulfilmentMode.DIRECT, packages).then(Said.scanned(packageNo));

    assertThat(Words.outcome(journey.outcome())).isEqualTo(outcome);
    assertThat(Words.events(journey)).isEqualTo(events);
    assertThat(Words.packages(journey)).isEqualTo(packages);
  }

  @Test
  void aScanByWaybillConcernsThePackageOfTheWaybill() {
    Journey journey = Words.journey(FulfilmentMode.DIRECT, "SHIPPED SHIPPED");

    journey.byWaybill(1, Said.scanned(null));

    assertThat(Words.events(journey)).isEqualTo("CHECKPOINT:P2");
  }
}
