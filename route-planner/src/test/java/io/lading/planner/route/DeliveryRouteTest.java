package io.lading.planner.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.planner.fleet.Limits;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.ParcelKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryRouteTest {

  private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");
  private static final Location DEPOT = new Location(30, 120);
  private static final Limits LIMITS = new Limits(10_000, 10_000, 3);

  private final DeliveryRoute planned = DeliveryRoute.planned(5, 1, 11, LIMITS, tour(1, 2, 3), AT);
  private final DeliveryRoute departed = planned.departed(AT, _ -> DeliveryWindow.ALWAYS);

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
    DeliveryRoute finished = departed.finished(AT.plusSeconds(900), null);
    assertThat(finished.version()).isEqualTo(3);
    assertThat(finished.state()).isEqualTo(RouteState.FINISHED);
  }

  @Test
  void theActualTimeIsUntilTheLastDelivery() {
    DeliveryRoute finished =
        departed
            .ended(Map.of(key(1), AT.plusSeconds(60), key(2), AT.plusSeconds(300)))
            .finished(AT.plusSeconds(900), 4_711L);
    assertThat(finished.driven())
        .isEqualTo(new DeliveryRoute.Driven(AT, AT.plusSeconds(900), 4_711L, 300L));
  }

  @Test
  void aDeliveryThatIsHeardOfAfterTheEndMendsTheActualTimeAndIsNoVersion() {
    DeliveryRoute finished =
        departed.ended(Map.of(key(1), AT.plusSeconds(60))).finished(AT.plusSeconds(900), null);
    assertThat(finished.driven()).extracting(DeliveryRoute.Driven::seconds).isEqualTo(60L);
    DeliveryRoute after = finished.ended(Map.of(key(3), AT.plusSeconds(700)));
    assertThat(after.driven())
        .isEqualTo(new DeliveryRoute.Driven(AT, AT.plusSeconds(900), 400L, 700L));
    assertThat(after.version()).isEqualTo(finished.version());
  }

  @Test
  void aRouteThatHasFinishedIsToldAsItDepartedToWhoAsksForThat() {
    DeliveryRoute finished =
        departed.ended(Map.of(key(1), AT.plusSeconds(60))).finished(AT.plusSeconds(900), null);
    assertThat(finished.asDeparted()).isEqualTo(departed);
    assertThat(departed.asDeparted()).isEqualTo(departed);
  }

  @Test
  void theArrivalsAreThoseOfTheDepartureNotOfThePlan() {
    Instant opens = AT.plusSeconds(7_200);
    DeliveryRoute late = planned.departed(AT.plusSeconds(5_400), windows(2, opens, null));
    assertThat(late.tour().doors()).extracting(Door::etaSeconds).containsExactly(60, 1_800, 1_980);
    assertThat(late.tour().seconds()).isEqualTo(1_980 + 120 + 80);
    DeliveryRoute later = planned.departed(AT.plusSeconds(7_200), windows(2, opens, null));
    assertThat(later.tour().doors()).extracting(Door::etaSeconds).containsExactly(60, 240, 420);
    assertThat(later.tour().seconds()).isEqualTo(planned.tour().seconds());
  }

  @Test
  void theLatestStartKeepsEveryWindowAndTheShift() {
    Tour tour = planned.tour();
    assertThat(tour.latestStart(_ -> DeliveryWindow.ALWAYS, null)).isNull();
    assertThat(tour.latestStart(windows(2, null, AT.plusSeconds(1_000)), null))
        .isEqualTo(AT.plusSeconds(1_000 - 240));
    assertThat(tour.latestStart(windows(2, null, AT.plusSeconds(1_000)), AT.plusSeconds(1_200)))
        .isEqualTo(AT.plusSeconds(1_200 - 620));
  }

  private static Function<ParcelKey, DeliveryWindow> windows(
      long order, @Nullable Instant from, @Nullable Instant to) {
    return parcel ->
        parcel.equals(key(order)) ? new DeliveryWindow(from, to) : DeliveryWindow.ALWAYS;
  }

  @Test
  void withoutATellingTheLegsAreTakenForTheWay() {
    DeliveryRoute finished = departed.finished(AT.plusSeconds(900), null);
    assertThat(finished.driven())
        .isEqualTo(new DeliveryRoute.Driven(AT, AT.plusSeconds(900), 400L, 900L));
  }

  @Test
  void whatHasDepartedIsNotPlannedAgain() {
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
                        60,
                        (int) order * 180 - 120,
                        120,
                        null))
            .toList();
    return new Tour(DEPOT, true, doors, 100L * doors.size() + 100, 620);
  }

  private static ParcelKey key(long order) {
    return new ParcelKey(order, "p1");
  }
}
