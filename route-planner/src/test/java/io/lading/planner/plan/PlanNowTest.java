package io.lading.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.planner.distance.CrowFlight;
import io.lading.planner.plan.PlanningDesk.Claimed;
import io.lading.planner.solver.SisrSolver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans are made in turn. */
class PlanNowTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    open.countDown();
    callers.close();
  }

  @Test
  void whoseTurnDoesNotComeInTimeIsNotPlannedNorAskedFor() throws Exception {
    PlanNow planNow = planner(1, Duration.ofMillis(50));
    CompletableFuture<Optional<Claimed.Done>> first = call(planNow, 1);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(planNow.plan(2)).isEmpty();
    assertThat(planNow.runOnce()).isZero();
    assertThat(taken).hasValue(1);
    open.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS)).isPresent();
  }

  @Test
  void moreThanMayBeMadeAtOnceWaitForTheirTurn() throws Exception {
    PlanNow planNow = planner(2, PATIENT);
    List<CompletableFuture<Optional<Claimed.Done>>> calls =
        LongStream.rangeClosed(1, 8).mapToObj(warehouse -> call(planNow, warehouse)).toList();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    open.countDown();
    for (var call : calls) {
      assertThat(call.get(30, TimeUnit.SECONDS)).isPresent();
    }
    assertThat(most.get()).isBetween(1, 2);
  }

  private CompletableFuture<Optional<Claimed.Done>> call(PlanNow planNow, long warehouse) {
    return CompletableFuture.supplyAsync(() -> planNow.plan(warehouse), callers);
  }

  private PlanNow planner(int mostPlans, Duration patience) {
    var needs =
        new PlanRoutes.Needs(
            new SlowDesk(),
            new CrowFlight(1, 0, 10),
            new SisrSolver(),
            System::nanoTime,
            (_, _) -> {});
    var bounds = new PlanBounds(Duration.ofMillis(1), true, 100, 0.05, 0, 1, 1);
    return new PlanNow(
        needs.desk(),
        new PlanRoutes(needs, bounds),
        "me",
        new PlanNow.Bounds(Duration.ofSeconds(10), patience, mostPlans));
  }

  /** Every plan takes until the test says so. */
  private final class SlowDesk implements PlanningDesk {

    @Override
    public void ask(long warehouseId) {}

    @Override
    public Optional<Lease> askAndTake(long warehouseId, String owner, Duration lease) {
      taken.incrementAndGet();
      return Optional.of(new Lease(warehouseId, owner, 1, 1));
    }

    @Override
    public Optional<Lease> takeDue(String owner, Duration lease) {
      return askAndTake(9, owner, lease);
    }

    @Override
    public Optional<Lease> take(long warehouseId, String owner, Duration lease) {
      return askAndTake(warehouseId, owner, lease);
    }

    @Override
    public Snapshot snapshot(Lease lease) {
      most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      begun.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Snapshot(Instant.EPOCH, null, List.of(), List.of(), List.of(), false, false);
    }

    @Override
    public Claimed claim(Lease lease, Snapshot snapshot, DraftedPlan plan) {
      atOnce.decrementAndGet();
      return new Claimed.Done(List.of(), 0);
    }

    @Override
    public void postpone(Lease lease, Claimed.Failed failed) {}
  }
}
