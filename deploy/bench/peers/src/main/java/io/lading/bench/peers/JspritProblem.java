package io.lading.bench.peers;

import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem.FleetSize;
import com.graphhopper.jsprit.core.problem.cost.VehicleRoutingTransportCosts;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleType;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Instance.Customer;

/** An instance in jsprit's words: vehicle types are named by their place, services by theirs. */
final class JspritProblem {

  private static final int WEIGHT = 0;
  private static final int VOLUME = 1;
  private static final int STOPS = 2;

  private final Instance instance;
  private final VehicleRoutingProblem.Builder problem = VehicleRoutingProblem.Builder.newInstance();

  JspritProblem(Instance instance) {
    this.instance = instance;
  }

  VehicleRoutingProblem build() {
    problem.setRoutingCost(costs());
    boolean limited = false;
    for (int type = 0; type < instance.fleet().size(); type++) {
      limited |= instance.fleet().get(type).limited();
      addVehicles(type, instance.fleet().get(type));
    }
    problem.setFleetSize(limited ? FleetSize.FINITE : FleetSize.INFINITE);
    for (int customer = 1; customer < instance.customers().length; customer++) {
      problem.addJob(service(customer));
    }
    return problem.build();
  }

  private VehicleRoutingTransportCosts costs() {
    int size = instance.customers().length;
    var matrix = FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(size, false);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        matrix.addTransportTimeAndDistance(a, b, instance.leg(a, b), instance.leg(a, b));
      }
    }
    return matrix.build();
  }

  private void addVehicles(int index, Instance.VehicleType limits) {
    VehicleType type = type(index, limits);
    for (int i = 0; i < (limits.limited() ? limits.count() : 1); i++) {
      problem.addVehicle(
          VehicleImpl.Builder.newInstance(index + "-" + i)
              .setStartLocation(Location.newInstance(0))
              .setType(type)
              .setEarliestStart(limits.leaves())
              .setLatestArrival(limits.returns())
              .build());
    }
  }

  private static VehicleType type(int index, Instance.VehicleType limits) {
    var type = VehicleTypeImpl.Builder.newInstance(String.valueOf(index));
    type.addCapacityDimension(WEIGHT, Math.toIntExact(limits.weight()));
    if (limits.volume() < Long.MAX_VALUE) {
      type.addCapacityDimension(VOLUME, Math.toIntExact(limits.volume()));
    }
    if (limits.stops() < Integer.MAX_VALUE) {
      type.addCapacityDimension(STOPS, limits.stops());
    }
    return type.setFixedCost((double) limits.fixedCost()).setCostPerDistance(1).build();
  }

  private Service service(int index) {
    Customer customer = instance.customers()[index];
    var service = Service.Builder.newInstance(String.valueOf(index));
    service.setLocation(Location.newInstance(index));
    service.addSizeDimension(WEIGHT, Math.toIntExact(customer.weight()));
    if (instance.fleet().stream().anyMatch(type -> type.volume() < Long.MAX_VALUE)) {
      service.addSizeDimension(VOLUME, Math.toIntExact(customer.volume()));
    }
    if (instance.fleet().stream().anyMatch(type -> type.stops() < Integer.MAX_VALUE)) {
      service.addSizeDimension(STOPS, 1);
    }
    service.setServiceTime(customer.service());
    if (instance.windows()) {
      service.addTimeWindow(new TimeWindow(customer.opens(), customer.closes()));
    }
    return service.build();
  }
}
