package io.lading.planner.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lading.core.contract.Location;
import io.lading.planner.fleet.Limits;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.ParcelKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryRouteTest {

  private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");
  private static final Location DEPOT = new Location(30, 120);
  private static final Limits LIMITS = new Limits(10_000, 10_000, 3);

  private final DeliveryRoute planned = DeliveryRoute.planned(5, 1, 11, LIMITS, tour(1, 2, 3), AT);

  @Test
  void whoLeavesIsTakenOffAndHisWayStaysInTheSum() {
    DeliveryRoute rest = planned.without(key(2)::equals);
    assertThat(rest.version()).isEqualTo(2);
    assertThat(rest.tour().parcels()).containsExactly(key(1), key(3));
    assertThat(rest.tour().doors().getLast().legMetres()).isEqualTo(200);
    assertThat(rest.tour().metres()).isEqualTo(planned.tour().metres());
  }

  @Test
  void aRouteThatNobodyIsLeftOnIsSuperseded() {
    DeliveryRoute rest = planned.without(_ -> true);
    assertThat(rest.state()).isEqualTo(RouteState.SUPERSEDED);
    assertThat(rest.version()).isEqualTo(2);
  }

  @Test
  void everyTurnIsAVersion() {
    DeliveryRoute finished = planned.departed(AT).finished(AT.plusSeconds(900), null);
    assertThat(finished.version()).isEqualTo(3);
    assertThat(finished.state()).isEqualTo(RouteState.FINISHED);
  }

  @Test
  void theActualTimeIsUntilTheLastDelivery() {
    DeliveryRoute finished =
        planned
            .departed(AT)
            .ended(Map.of(key(1), AT.plusSeconds(60), key(2), AT.plusSeconds(300)))
            .finished(AT.plusSeconds(900), 4_711L);
    assertThat(finished.driven())
        .isEqualTo(new DeliveryRoute.Driven(AT, AT.plusSeconds(900), 4_711L, 300L));
  }

  @Test
  void withoutATellingTheLegsAreTakenForTheWay() {
    DeliveryRoute finished = planned.departed(AT).finished(AT.plusSeconds(900), null);
    assertThat(finished.driven())
        .isEqualTo(new DeliveryRoute.Driven(AT, AT.plusSeconds(900), 400L, 900L));
  }

  @Test
  void whatHasDepartedIsNotPlannedAgain() {
    DeliveryRoute departed = planned.departed(AT);
    assertThatIllegalStateException()
        .isThrownBy(() -> departed.replanned(LIMITS, tour(1), AT))
        .withMessageContaining("route R5 is DEPARTED");
  }

  @Test
  void moreThanTheCourierCarriesIsNoRoute() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DeliveryRoute.planned(5, 1, 11, new Limits(2, 10_000, 3), tour(1, 2, 3), AT));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DeliveryRoute.planned(5, 1, 11, new Limits(10, 10_000, 2), tour(1, 2, 3), AT));
  }

  private static Tour tour(long... orders) {
    List<Door> doors =
        java.util.Arrays.stream(orders)
            .mapToObj(
                order ->
                    new Door(
                        key(order),
                        new Location(30 + order / 100.0, 120),
                        new Load(1, 1),
                        100,
                        (int) order * 60,
                        120,
                        null))
            .toList();
    return new Tour(DEPOT, true, doors, 100L * doors.size() + 100, 600);
  }

  private static ParcelKey key(long order) {
    return new ParcelKey(order, "p1");
  }
}
