package io.lading.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.CourierStatus;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Location;
import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.distance.CrowFlight;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.Limits;
import io.lading.planner.fleet.Warehouse;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.parcel.ParcelState;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.lading.planner.plan.Snapshot.Waiting;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Tour;
import io.lading.planner.solver.SisrSolver;
import io.lading.planner.solver.Solver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Look, solve, claim, in memory. */
class PlanRoutesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Location DEPOT = new Location(30, 120);
  private static final Lease LEASE = new Lease(1, "me", 1, 1);
  private static final PlanBounds BOUNDS =
      new PlanBounds(Duration.ofMillis(40), true, 100, 0.05, 0, 1, 1);

  private final MemoryDesk desk = new MemoryDesk();
  private final AtomicLong clock = new AtomicLong();
  private int runs;
  private final PlanRoutes planRoutes =
      new PlanRoutes(
          new PlanRoutes.Needs(
              desk, new CrowFlight(1, 0, 10), new SisrSolver(), this::tick, this::planned),
          BOUNDS);

  /** Every look at the clock takes 20 µs, so that plans do not depend on the machine. */
  private long tick() {
    return clock.addAndGet(20_000);
  }

  private void planned(PlanTimes took, PlanningDesk.Claimed claimed) {
    runs++;
    assertThat(took.stages().values().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(took.whole());
  }

  @Test
  void everyStopIsOnOneDraftWithItsLegsAndArrivals() {
    desk.snapshot = snapshot(new Warehouse(1, null, DEPOT), 12, 3, List.of());
    planRoutes.run(LEASE, planRoutes.triggered());
    assertThat(runs).isEqualTo(1);
    List<Draft> drafts = desk.claimed().drafts();
    assertThat(drafts.stream().flatMap(draft -> draft.tour().parcels().stream()))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, 12).mapToObj(PlanRoutesTest::key).toList());
    assertThat(drafts).allMatch(draft -> draft.tour().doors().size() <= 5);
    assertThat(drafts).extracting(draft -> draft.courier().id()).doesNotHaveDuplicates();
    for (Draft draft : drafts) {
      Tour tour = draft.tour();
      long legs = tour.doors().stream().mapToLong(door -> door.legMetres()).sum();
      assertThat(tour.metres()).isGreaterThan(legs);
      assertThat(tour.seconds()).isGreaterThan(tour.doors().getLast().etaSeconds());
    }
  }

  @Test
  void aRouteStaysItsCouriers() {
    Warehouse warehouse = new Warehouse(1, null, DEPOT);
    desk.snapshot = snapshot(warehouse, 12, 3, List.of());
    planRoutes.run(LEASE, planRoutes.triggered());
    List<DeliveryRoute> planned = new ArrayList<>();
    for (Draft draft : desk.claimed().drafts()) {
      planned.add(
          DeliveryRoute.planned(
              10 + draft.courier().id(),
              1,
              draft.courier().id(),
              draft.courier().limits(),
              draft.tour(),
              NOW));
    }
    desk.snapshot = snapshot(warehouse, 12, 3, planned);
    planRoutes.run(LEASE, planRoutes.triggered());
    for (Draft draft : desk.claimed().drafts()) {
      DeliveryRoute present = Objects.requireNonNull(draft.present());
      assertThat(draft.tour().metres()).isLessThanOrEqualTo(present.tour().metres());
    }
    assertThat(desk.claimed().drafts()).hasSize(planned.size());
  }

  @Test
  void withoutAWarehouseEverythingIsLeftOut() {
    desk.snapshot = snapshot(null, 3, 1, List.of());
    planRoutes.run(LEASE, planRoutes.triggered());
    assertThat(desk.claimed().drafts()).isEmpty();
    assertThat(desk.claimed().leftOut()).hasSize(3).containsValue(LeftOut.UNKNOWN_WAREHOUSE);
  }

  @Test
  void withoutACourierEverythingIsLeftOut() {
    desk.snapshot = snapshot(new Warehouse(1, null, DEPOT), 3, 0, List.of());
    planRoutes.run(LEASE, planRoutes.triggered());
    assertThat(desk.claimed().leftOut()).hasSize(3).containsValue(LeftOut.NO_COURIER);
  }

  @Test
  void aRunThatFailsIsPutOffAndIsNoFaultOfOursWhenTheWorldIsAway() {
    Claimed claimed = planRoutes.run(LEASE, planRoutes.triggered());
    assertThat(claimed).isEqualTo(new Claimed.Failed(MemoryDesk.AWAY));
    assertThat(desk.postponed).hasSize(1).noneMatch(Claimed.Failed::isBroken);
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void whateverTheSolverThrowsPutsItsWarehouseOff() {
    desk.snapshot = snapshot(new Warehouse(1, null, DEPOT), 3, 1, List.of());
    for (Throwable thrown : List.of(new IllegalStateException("lost"), new StackOverflowError())) {
      assertThat(run(thrown)).isInstanceOf(Claimed.Failed.class);
      Claimed.Failed failed = desk.postponed.getLast();
      assertThat(failed.isBroken()).isTrue();
      assertThat(failed.why()).hasStackTraceContaining(thrown.toString());
    }
  }

  @Test
  void aFailureThatCannotBeNotedIsThrown() {
    desk.snapshot = snapshot(new Warehouse(1, null, DEPOT), 3, 1, List.of());
    desk.away = true;
    var lost = new IllegalStateException("lost");
    assertThatThrownBy(() -> run(lost)).isSameAs(lost).hasSuppressedException(MemoryDesk.AWAY);
  }

  /** A run whose solver throws this. */
  private Claimed run(Throwable thrown) {
    Solver broken =
        (_, _, _) -> {
          switch (thrown) {
            case RuntimeException usual -> throw usual;
            case Error error -> throw error;
            default -> throw new AssertionError(thrown);
          }
        };
    var planning =
        new PlanRoutes(
            new PlanRoutes.Needs(
                desk, new CrowFlight(1, 0, 10), broken, System::nanoTime, (_, _) -> runs++),
            BOUNDS);
    return planning.run(LEASE, planning.triggered());
  }

  private static Snapshot snapshot(
      @Nullable Warehouse warehouse, int parcels, int couriers, List<DeliveryRoute> planned) {
    return new Snapshot(
        NOW,
        warehouse,
        IntStream.range(0, couriers).mapToObj(PlanRoutesTest::courier).toList(),
        LongStream.rangeClosed(1, parcels).mapToObj(PlanRoutesTest::waiting).toList(),
        planned,
        false,
        false);
  }

  private static Courier courier(int id) {
    return new Courier(
        id, 1L, null, CourierStatus.AVAILABLE, null, new Limits(100, 100, 5), Courier.ALWAYS);
  }

  private static Waiting waiting(long order) {
    var location = new Location(30 + (order * 37 % 100) / 1_000.0, 120 + (order * 61 % 100) / 1e3);
    var parcel =
        new Parcel(
            key(order),
            1,
            new Destination(null, location.lat(), location.lon()),
            new Load(1, 1),
            DeliveryWindow.ALWAYS,
            120,
            ParcelState.WAITING,
            false,
            1,
            NOW);
    return new Waiting(parcel, location, false);
  }

  private static ParcelKey key(long order) {
    return new ParcelKey(order, "p1");
  }

  /** Shows one snapshot and remembers what is claimed. */
  private static final class MemoryDesk implements PlanningDesk {

    private static final StorageUnavailable AWAY =
        new StorageUnavailable("away", new IllegalStateException());

    private final List<Claimed.Failed> postponed = new ArrayList<>();
    private boolean away;
    private @Nullable Snapshot snapshot;
    private @Nullable DraftedPlan claimed;

    DraftedPlan claimed() {
      if (claimed == null) {
        throw new IllegalStateException("nothing was claimed");
      }
      return claimed;
    }

    @Override
    public void ask(long warehouseId) {}

    @Override
    public Optional<Lease> askAndTake(long warehouseId, String owner, Duration lease) {
      return Optional.of(LEASE);
    }

    @Override
    public Optional<Lease> takeDue(String owner, Duration lease) {
      return Optional.of(LEASE);
    }

    @Override
    public Optional<Lease> take(long warehouseId, String owner, Duration lease) {
      return Optional.of(LEASE);
    }

    @Override
    public Snapshot snapshot(Lease lease) {
      if (snapshot == null) {
        throw AWAY;
      }
      return snapshot;
    }

    @Override
    public Claimed claim(Lease lease, Snapshot seen, DraftedPlan plan) {
      claimed = plan;
      return new Claimed.Done(List.of(), plan.leftOut().size());
    }

    @Override
    public void postpone(Lease lease, Claimed.Failed failed) {
      if (away) {
        throw AWAY;
      }
      postponed.add(failed);
    }
  }
}
