package io.lading.bench.peers;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.algorithm.termination.TimeTermination;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity;
import com.graphhopper.jsprit.core.util.Solutions;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Planner;
import io.lading.bench.routes.Route;
import io.lading.bench.routes.Solution;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * jsprit with the algorithm of its {@code Jsprit.Builder} and the settings of its examples: fast
 * regret insertion, fixed costs weighed in full, two threads. It ends after its own 2 000
 * iterations if time does not end it before: how much worse a plan it takes depends on their
 * number.
 */
public final class JspritPlanner implements Planner {

  private static final String THREADS = "2";

  @Override
  public String name() {
    return "jsprit 1.9.0-beta.12, 2 threads";
  }

  @Override
  public Solution plan(Instance instance, Duration budget, long seed) {
    var remaining = Remaining.of(budget);
    VehicleRoutingProblem problem = new JspritProblem(instance).build();
    VehicleRoutingAlgorithm algorithm =
        Jsprit.Builder.newInstance(problem)
            .setProperty(Jsprit.Parameter.FAST_REGRET, "true")
            .setProperty(Jsprit.Parameter.FIXED_COST_PARAM, "1.")
            .setProperty(Jsprit.Parameter.THREADS, THREADS)
            .setRandom(new Random(seed))
            .buildAlgorithm();
    var time = new TimeTermination(remaining.now().toMillis());
    algorithm.setPrematureAlgorithmTermination(time);
    algorithm.addListener(time);
    return Solution.of(routes(Solutions.bestOf(algorithm.searchSolutions())));
  }

  private static List<Route> routes(VehicleRoutingProblemSolution solution) {
    return solution.getRoutes().stream().map(JspritPlanner::route).toList();
  }

  private static Route route(VehicleRoute route) {
    int[] customers =
        route.getActivities().stream()
            .map(activity -> ((TourActivity.JobActivity) activity).getJob().getId())
            .mapToInt(Integer::parseInt)
            .toArray();
    return new Route(Integer.parseInt(route.getVehicle().getType().getTypeId()), customers);
  }
}
