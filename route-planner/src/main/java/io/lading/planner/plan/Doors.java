package io.lading.planner.plan;

import io.lading.core.contract.Location;
import io.lading.planner.plan.Snapshot.Waiting;
import io.lading.planner.route.Door;
import io.lading.planner.route.Tour;
import io.lading.planner.solver.CourierType;
import io.lading.planner.solver.Matrix;
import io.lading.planner.solver.Problem;
import io.lading.planner.solver.Route;
import io.lading.planner.solver.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Drives a route of the solver in mind: legs, arrivals, waiting, service. The courier leaves when
 * he can; who comes before the door opens waits.
 */
final class Doors {

  private static final int DEPOT = 0;

  private final Assignment assignment;
  private final Problem problem;
  private final Matrix matrix;
  private final List<Door> doors = new ArrayList<>();
  private int at = DEPOT;
  private long clock;
  private long metres;

  private Doors(Assignment assignment, CourierType courier) {
    this.assignment = assignment;
    this.problem = assignment.problem();
    this.matrix = problem.matrix();
    this.clock = courier.shiftStart();
  }

  static Tour tour(Assignment assignment, Route route, Location depot) {
    CourierType courier = assignment.problem().couriers().get(route.courier());
    var drive = new Doors(assignment, courier);
    for (int number : route.stops()) {
      drive.visit(number, courier.shiftStart());
    }
    if (drive.problem.returning()) {
      drive.driveTo(DEPOT);
    }
    return new Tour(
        depot,
        drive.problem.returning(),
        drive.doors,
        drive.metres,
        drive.clock - courier.shiftStart());
  }

  private void visit(int number, int departure) {
    int leg = driveTo(number);
    Stop stop = problem.stop(number);
    clock = Math.max(clock, stop.earliest());
    Waiting parcel = assignment.stops().get(number - 1);
    doors.add(
        new Door(
            parcel.parcel().key(),
            location(parcel),
            parcel.parcel().load(),
            matrix.distance()[leg],
            matrix.duration()[leg],
            (int) (clock - departure),
            stop.service(),
            null));
    clock += stop.service();
  }

  /** Returns which leg it was. */
  private int driveTo(int number) {
    int leg = at * matrix.size() + number;
    at = number;
    metres += matrix.distance()[leg];
    clock += matrix.duration()[leg];
    return leg;
  }

  /** Of a parcel that is a stop, which has one. */
  static Location location(Waiting stop) {
    return Objects.requireNonNull(stop.location(), "a stop without a location");
  }
}
