package io.lading.planner.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowFlightTest {

  private static final Location HANGZHOU = new Location(30.2741, 120.1551);
  private static final Location SHANGHAI = new Location(31.2304, 121.4737);

  @Test
  void aGreatCircleIsAsLongAsItIs() {
    assertThat(new CrowFlight(1, 0, 10).metres(HANGZHOU, SHANGHAI))
        .isCloseTo(164_500, within(1_500));
  }

  @Test
  void theCorrectionIsAffineAndTheSameThereAndBack() {
    Matrix plain = new CrowFlight(1, 0, 10).between(1, List.of(HANGZHOU, SHANGHAI)).matrix();
    Matrix roads = new CrowFlight(1.3, 250, 10).between(1, List.of(HANGZHOU, SHANGHAI)).matrix();
    assertThat(roads.distance()[1]).isCloseTo((int) (plain.distance()[1] * 1.3 + 250), within(2));
    assertThat(roads.distance()[1]).isEqualTo(roads.distance()[2]);
    assertThat(roads.duration()[1]).isCloseTo(roads.distance()[1] / 10, within(1));
  }

  @Test
  void toTheSamePointItIsNoWay() {
    Matrix same = new CrowFlight(1.3, 250, 10).between(1, List.of(HANGZHOU, HANGZHOU)).matrix();
    assertThat(same.distance()).containsOnly(0);
    assertThat(same.duration()).containsOnly(0);
  }
}
