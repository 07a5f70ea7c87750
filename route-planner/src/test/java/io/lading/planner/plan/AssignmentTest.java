package io.lading.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.CourierStatus;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Location;
import io.lading.core.contract.Shift;
import io.lading.planner.distance.CrowFlight;
import io.lading.planner.distance.Roads;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.Limits;
import io.lading.planner.fleet.Warehouse;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.parcel.ParcelState;
import io.lading.planner.plan.Snapshot.Waiting;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Door;
import io.lading.planner.route.Tour;
import io.lading.planner.solver.PresentPlan;
import io.lading.planner.solver.Route;
import io.lading.planner.solver.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Location DEPOT = new Location(30, 120);
  private static final Limits LIMITS = new Limits(10_000, 10_000, 30);
  private static final CrowFlight ROADS = new CrowFlight(1, 0, 10);
  private static final PlanBounds BOUNDS =
      new PlanBounds(Duration.ofMillis(50), true, 100, 0.05, 0, 1, 1);

  @Test
  void whatNoPlanCouldServeIsLeftOutWithItsReason() {
    DeliveryWindow over = new DeliveryWindow(null, NOW.minusSeconds(1));
    Assignment assignment =
        assignment(
            List.of(courier(1)),
            List.of(
                waiting(1, new Location(30.1, 120), DeliveryWindow.ALWAYS),
                waiting(2, null, DeliveryWindow.ALWAYS),
                waiting(3, new Location(91, 120), DeliveryWindow.ALWAYS),
                waiting(4, new Location(30.1, 120), over)));
    assertThat(assignment.stops()).hasSize(1);
    assertThat(assignment.leftOut())
        .containsEntry(key(2), LeftOut.UNKNOWN_DESTINATION)
        .containsEntry(key(3), LeftOut.COORDINATES_OUT_OF_RANGE)
        .containsEntry(key(4), LeftOut.WINDOW_HAS_PASSED);
  }

  @Test
  void windowsAreSecondsFromNow() {
    DeliveryWindow window = new DeliveryWindow(NOW.plusSeconds(60), NOW.plusSeconds(90));
    Stop stop =
        assignment(List.of(), List.of(waiting(1, new Location(30.1, 120), window)))
            .problem()
            .stop(1);
    assertThat(stop.earliest()).isEqualTo(60);
    assertThat(stop.latest()).isEqualTo(90);
    assertThat(stop.service()).isEqualTo(120);
  }

  @Test
  void equalCouriersAreOneType() {
    Courier small =
        new Courier(
            3, 1L, null, CourierStatus.AVAILABLE, null, new Limits(5, 5, 5), Courier.ALWAYS);
    Assignment assignment = assignment(List.of(courier(1), courier(2), small), List.of());
    assertThat(assignment.problem().couriers())
        .extracting(type -> type.count())
        .containsExactly(2, 1);
  }

  @Test
  void whoIsElsewhereStartsLaterAndCosts() {
    Courier away =
        new Courier(
            1, 1L, null, CourierStatus.AVAILABLE, new Location(30.1, 120), LIMITS, Courier.ALWAYS);
    var type = assignment(List.of(away), List.of()).problem().couriers().getFirst();
    assertThat(type.shiftStart()).isBetween(1_000, 4_000);
    assertThat(type.fixedCost()).isBetween(10_000L, 20_000L);
  }

  @Test
  void whoseShiftIsOverIsNotThere() {
    Courier tired =
        new Courier(
            1,
            1L,
            null,
            CourierStatus.AVAILABLE,
            null,
            LIMITS,
            new Shift(null, NOW.minusSeconds(1)));
    assertThat(assignment(List.of(tired), List.of()).teams()).isEmpty();
  }

  @Test
  void aFewNewStopsEnterThePresentPlanManyBeginAnew() {
    List<Waiting> stops =
        IntStream.rangeClosed(1, 21)
            .mapToObj(i -> waiting(i, new Location(30 + i / 100.0, 120), DeliveryWindow.ALWAYS))
            .toList();
    DeliveryRoute twenty = route(7, 1, 20);
    Assignment few = assignment(List.of(courier(1)), stops, twenty);
    assertThat(few.present(BOUNDS).routes())
        .containsExactly(new Route(0, IntStream.rangeClosed(1, 20).toArray()));
    assertThat(few.present(BOUNDS).unrest()).isZero();
    Assignment many = assignment(List.of(courier(1)), stops, route(7, 1, 10));
    assertThat(many.present(BOUNDS)).isEqualTo(PresentPlan.NONE);
  }

  @Test
  void whoWasLeftOutBeforeIsNotNew() {
    List<Waiting> stops =
        IntStream.rangeClosed(1, 21)
            .mapToObj(i -> waiting(i, new Location(30 + i / 100.0, 120), DeliveryWindow.ALWAYS))
            .map(
                each ->
                    new Waiting(each.parcel(), each.location(), each.parcel().key().orderId() > 10))
            .toList();
    PresentPlan present = assignment(List.of(courier(1)), stops, route(7, 1, 10)).present(BOUNDS);
    assertThat(present.routes()).hasSize(1);
    assertThat(present.unrest()).isZero();
  }

  @Test
  void whatWasPlannedByProvisionalWaysMayChangeAltogetherOnceTheyAreKnown() {
    assertThat(present(true, false).unrest()).isEqualTo(1);
    assertThat(present(true, false).routes()).hasSize(1);
    assertThat(present(true, true).unrest()).isZero();
    assertThat(present(false, false).unrest()).isZero();
    assertThat(present(false, true).unrest()).isZero();
  }

  @Test
  void theRouteOfACourierWhoIsGoneIsNotPresent() {
    List<Waiting> stops = List.of(waiting(1, new Location(30.1, 120), DeliveryWindow.ALWAYS));
    Assignment gone = assignment(List.of(courier(2)), stops, route(7, 1, 1));
    assertThat(gone.present(BOUNDS).routes()).isEmpty();
  }

  private static Assignment assignment(
      List<Courier> couriers, List<Waiting> waiting, DeliveryRoute... planned) {
    var snapshot =
        new Snapshot(
            NOW, new Warehouse(1, null, DEPOT), couriers, waiting, List.of(planned), false, false);
    return Assignment.of(snapshot, DEPOT, ROADS, BOUNDS);
  }

  /** A route of one stop that was planned like that, looked at by ways like these. */
  private static PresentPlan present(boolean plannedProvisionally, boolean provisional) {
    var snapshot =
        new Snapshot(
            NOW,
            new Warehouse(1, null, DEPOT),
            List.of(courier(1)),
            List.of(waiting(1, new Location(30.1, 120), DeliveryWindow.ALWAYS)),
            List.of(route(7, 1, 1)),
            plannedProvisionally,
            false);
    Roads roads =
        (warehouse, places) ->
            new Roads.Ways(ROADS.between(warehouse, places).matrix(), provisional);
    return Assignment.of(snapshot, DEPOT, roads, BOUNDS).present(BOUNDS);
  }

  private static Courier courier(long id) {
    return new Courier(id, 1L, null, CourierStatus.AVAILABLE, null, LIMITS, Courier.ALWAYS);
  }

  private static Waiting waiting(long order, @Nullable Location location, DeliveryWindow window) {
    var parcel =
        new Parcel(
            key(order),
            1,
            new Destination(null, null, null),
            new Load(1, 1),
            window,
            120,
            ParcelState.WAITING,
            false,
            1,
            NOW);
    return new Waiting(parcel, location, false);
  }

  private static DeliveryRoute route(long id, long courier, int stops) {
    List<Door> doors =
        IntStream.rangeClosed(1, stops)
            .mapToObj(i -> new Door(key(i), DEPOT, new Load(1, 1), 1, 1, 1, 1, null))
            .toList();
    return DeliveryRoute.planned(
        id, 1, courier, LIMITS, new Tour(DEPOT, true, doors, 100, 100), NOW);
  }

  private static ParcelKey key(long order) {
    return new ParcelKey(order, "p1");
  }
}
