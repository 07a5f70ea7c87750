package io.lading.core.lifecycle;

import static io.lading.core.contract.OrderStatus.CANCELLED;
import static io.lading.core.contract.OrderStatus.CARRIER_ACCEPTED;
import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.DELIVERY_INTERCEPTING;
import static io.lading.core.contract.OrderStatus.OUT_FOR_DELIVERY;
import static io.lading.core.contract.OrderStatus.PICKED_UP;
import static io.lading.core.contract.OrderStatus.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order's status is a total function of its packages. */
class OrderStatusTest {

  private static final Standing CANCELLED_BEFORE = new Standing(CANCELLED, OrderStatus.PENDING);

  @ParameterizedTest
  @EnumSource
  void everyTwoPackagesMakeTheStatusThatIsWritten(FulfilmentMode mode) {
    LifeCycle lifeCycle = LifeCycle.of(mode);
    Expected table = Expected.table(mode, "two packages");
    int n = table.rows().size();
    assertThat(table.cells()).hasSize(n * (n + 1) / 2);
    assertThat(table.cells())
        .allSatisfy(
            cell -> {
              Standing other = Expected.standing(cell.column());
              OrderStatus expected = Expected.status(cell.expected());
              assertThat(lifeCycle.status(List.of(cell.standing(), other))).isEqualTo(expected);
              assertThat(lifeCycle.status(List.of(other, cell.standing()))).isEqualTo(expected);
            });
  }

  @ParameterizedTest
  @EnumSource
  void aLonePackageIsTheOrder(FulfilmentMode mode) {
    assertThat(standings(mode))
        .allSatisfy(
            only -> assertThat(LifeCycle.of(mode).status(List.of(only))).isEqualTo(only.status()));
  }

  @ParameterizedTest
  @EnumSource
  void theThirdPackageInterferesOnlyAsItWouldWithEachOfTheOthers(FulfilmentMode mode) {
    LifeCycle lifeCycle = LifeCycle.of(mode);
    List<Standing> standings = standings(mode);
    for (Standing a : standings) {
      for (Standing b : standings) {
        for (Standing c : standings) {
          OrderStatus status = lifeCycle.status(List.of(a, b, c));
          assertThat(status)
              .as("%s %s %s", a, b, c)
              .isIn(ofTwo(lifeCycle, a, b), ofTwo(lifeCycle, b, c), ofTwo(lifeCycle, a, c))
              .isEqualTo(lifeCycle.status(List.of(c, a, b)))
              .isEqualTo(lifeCycle.status(List.of(b, a, c)))
              .isEqualTo(lifeCycle.status(List.of(a, b, c, CANCELLED_BEFORE, a)));
        }
      }
    }
  }

  @Test
  void anInterceptedPackageCountsWhereItIsBesideOthersOnTheirWay() {
    Standing asked = new Standing(DELIVERY_INTERCEPTING, CARRIER_ACCEPTED);
    LifeCycle carrier = LifeCycle.of(FulfilmentMode.CARRIER);
    assertThat(
            carrier.status(List.of(Standing.of(OUT_FOR_DELIVERY), asked, Standing.of(PICKED_UP))))
        .isEqualTo(CARRIER_ACCEPTED);
    assertThat(carrier.status(List.of(Standing.of(DELIVERED), asked, Standing.of(RETURNED))))
        .isEqualTo(DELIVERY_INTERCEPTING);
  }

  @Test
  void anOrderWithoutPackagesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LifeCycle.of(FulfilmentMode.DIRECT).status(List.of()));
  }

  @Test
  void everyStatusIsWaitingOrOnItsWayOrBackOrFinal() {
    assertThat(EnumSet.allOf(OrderStatus.class))
        .allSatisfy(
            status -> {
              Standing standing = Standing.of(status);
              boolean back = status == OrderStatus.REJECTED || status == OrderStatus.RETURNING;
              assertThat(
                      List.of(
                          standing.isWaiting(), standing.isOnItsWay(), standing.isFinal(), back))
                  .containsOnlyOnce(true);
            });
  }

  private static OrderStatus ofTwo(LifeCycle lifeCycle, Standing one, Standing other) {
    return lifeCycle.status(List.of(one, other));
  }

  private static List<Standing> standings(FulfilmentMode mode) {
    return Expected.table(mode, "two packages").standings();
  }
}
