package io.lading.bench.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Different vehicles are held to different limits, and cost what they cost. */
class EvaluatorTest {

  private static final int BIKE = 0;
  private static final int VAN = 1;

  /** Three customers in a row, ten apart; the bike is there at once, the van comes at 50. */
  private static final Instance ROW =
      new Instance(
          "row",
          "mixed3",
          true,
          List.of(
              new VehicleType(5, 10, 2, 0, 100, 3, 1, true),
              new VehicleType(20, 7, 5, 50, 200, 100, 1, true)),
          new Customer[] {
            new Customer(0, 0, 0, 0, 0, 200, 0),
            new Customer(10, 0, 2, 4, 0, 40, 1),
            new Customer(20, 0, 2, 4, 0, 200, 1),
            new Customer(30, 0, 2, 4, 0, 200, 1)
          },
          new int[] {0, 10, 20, 30, 10, 0, 10, 20, 20, 10, 0, 10, 30, 20, 10, 0},
          0);

  @Test
  void legsAndVehiclesCost() {
    assertThat(Evaluator.cost(ROW, List.of(bike(1, 2), van(3)))).isEqualTo(3 + 40 + 100 + 60);
  }

  @Test
  void eachVehicleKeepsItsOwnLimits() {
    assertNone("row: 6 is too heavy for a vehicle", bike(1, 2, 3));
    assertNone("row: 8 is too bulky for a vehicle", bike(1), van(2, 3));
    assertNone("row: customer 1 is served too late", van(1), bike(2, 3));
  }

  @Test
  void nobodyIsOnTwoRoutesAndNothingTakesLongerThanAllowed() {
    assertNone("row: there are not 2 vehicles of a type", bike(1), bike(2), van(3));
    assertNone("row: customer 3 is not served", bike(1, 2));
  }

  private static void assertNone(String reason, Route... routes) {
    assertThatThrownBy(() -> Evaluator.cost(ROW, List.of(routes))).hasMessage(reason);
  }

  private static Route bike(int... customers) {
    return new Route(BIKE, customers);
  }

  private static Route van(int... customers) {
    return new Route(VAN, customers);
  }
}
