package io.lading.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model combines packages by a rule of its own; it says what the tables say. */
class CombinedStatusTest {

  @ParameterizedTest
  @EnumSource
  void twoPackagesMakeWhatIsWritten(FulfilmentMode mode) {
    Map<List<String>, String> written = WrittenRules.of(mode).twoPackages();
    assertThat(written).isNotEmpty();
    assertThat(written)
        .allSatisfy(
            (standings, status) ->
                assertThat(
                        ReferenceOrder.combined(
                            standings.stream().map(CombinedStatusTest::parcel).toList()))
                    .isEqualTo(status));
  }

  private static ReferenceParcel parcel(String standing) {
    var parcel = new ReferenceParcel(new Action.Parcel("P1", 1, Map.of(), false));
    parcel.standing = standing;
    return parcel;
  }
}
