package io.lading.bench.routes;

import io.lading.core.contract.Location;
import io.lading.planner.distance.CrowFlight;
import io.lading.planner.solver.CourierType;
import io.lading.planner.solver.Deadline;
import io.lading.planner.solver.Effort;
import io.lading.planner.solver.Matrix;
import io.lading.planner.solver.Objective;
import io.lading.planner.solver.Plan;
import io.lading.planner.solver.Problem;
import io.lading.planner.solver.SisrSolver;
import io.lading.planner.solver.Solver;
import io.lading.planner.solver.Stop;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The solver as a planning run calls it, without a database: the great circles between a depot and
 * its stops, then a plan from nothing, all within the budget. Every problem is another one.
 */
public final class SolverAlone {

  /** As route-planner has them by default. */
  private static final CrowFlight CROW = new CrowFlight(1.3, 250, 25 / 3.6);

  private static final int COURIER_COST = 1_000;

  private static final int STOPS_OF_A_COURIER = 25;
  private static final double ROOM = 1.4;
  private static final double SIDE_DEGREES = 0.25;
  private static final int HEAVIEST = 8_000;
  private static final int SERVICE = 120;
  private static final int DAY = 10 * 3_600;

  private final Solver solver = new SisrSolver();
  private final Setup setup;
  private final Histogram elapsed = histogram();
  private final Histogram matrix = histogram();
  private int unassigned;

  /** {@code timed}: six stops in ten have a window of two to four hours. */
  public record Setup(int stops, int threads, boolean timed, Duration budget) {}

  /**
   * In microseconds.
   *
   * @param elapsed from the beginning of the matrix to the plan
   * @param matrix of that, the great circles
   * @param unassigned stops in all plans
   */
  public record Result(Setup setup, Histogram elapsed, Histogram matrix, int unassigned) {}

  private SolverAlone(Setup setup) {
    this.setup = setup;
  }

  /** {@code seeds}: one problem and one plan for each. */
  public static Result measure(Setup setup, IntStream seeds, long seed) {
    var alone = new SolverAlone(setup);
    seeds.forEach(number -> alone.plan(seed + number));
    return new Result(setup, alone.elapsed, alone.matrix, alone.unassigned);
  }

  private void plan(long seed) {
    var random = new SplittableRandom(seed);
    List<Location> places =
        IntStream.rangeClosed(0, setup.stops()).mapToObj(i -> place(i, random)).toList();
    List<Stop> stops = IntStream.range(0, setup.stops()).mapToObj(i -> stop(random)).toList();
    long began = System.nanoTime();
    Matrix ways = CROW.between(seed, places).matrix();
    long measured = System.nanoTime();
    var problem = new Problem(stops, List.of(couriers()), ways, Objective.distance(), true);
    var until = new Deadline(System::nanoTime, began, began + setup.budget().toNanos());
    Plan plan = solver.solve(problem, new Effort(until, seed, setup.threads()));
    elapsed.recordValue((System.nanoTime() - began) / 1_000);
    matrix.recordValue((measured - began) / 1_000);
    unassigned += plan.unassigned().size();
  }

  private static Location place(int number, SplittableRandom random) {
    return number == 0
        ? new Location(30.25, 120.17)
        : new Location(30.25 + offset(random), 120.17 + offset(random));
  }

  private static double offset(SplittableRandom random) {
    return (random.nextDouble() - 0.5) * SIDE_DEGREES;
  }

  private Stop stop(SplittableRandom random) {
    var stop = new Stop(1 + random.nextInt(HEAVIEST), 4_000, SERVICE, 0, Stop.WHENEVER);
    int opens = random.nextInt(DAY / 2);
    int closes = opens + 7_200 + random.nextInt(7_200);
    return setup.timed() && random.nextInt(10) < 6 ? stop.within(opens, closes) : stop;
  }

  private CourierType couriers() {
    int count = Math.max(1, setup.stops() / STOPS_OF_A_COURIER);
    long weight = (long) (ROOM * STOPS_OF_A_COURIER * HEAVIEST / 2);
    int stops = (int) (ROOM * STOPS_OF_A_COURIER);
    return new CourierType(
        weight, CourierType.UNLIMITED, stops, 0, Stop.WHENEVER, COURIER_COST, count);
  }

  private static Histogram histogram() {
    return new Histogram(Duration.ofMinutes(1).toNanos() / 1_000, 3);
  }
}
