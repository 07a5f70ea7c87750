package io.lading.bench.peers;

import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import io.lading.bench.routes.Instance;
import io.lading.bench.routes.Instance.Customer;
import io.lading.bench.routes.Instance.VehicleType;
import io.lading.bench.routes.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * An instance in OR-Tools' words. Matrices and vectors are handed over whole, so that it never has
 * to ask Java for a value.
 */
final class OrToolsModel implements AutoCloseable {

  private static final String TIME = "time";

  private final Instance instance;

  /** The type of each vehicle, as its place in the fleet. */
  private final int[] types;

  private final RoutingIndexManager places;
  final RoutingModel routing;

  OrToolsModel(Instance instance) {
    this.instance = instance;
    types = types(instance.fleet());
    places = new RoutingIndexManager(instance.customers().length, types.length, 0);
    routing = new RoutingModel(places);
    routing.setArcCostEvaluatorOfAllVehicles(routing.registerTransitMatrix(matrix(false)));
    for (int vehicle = 0; vehicle < types.length; vehicle++) {
      routing.setFixedCostOfVehicle(type(vehicle).fixedCost(), vehicle);
    }
    limit("weight", VehicleType::weight, Customer::weight);
    limit("volume", VehicleType::volume, Customer::volume);
    limit(
        "stops", type -> type.stops() == Integer.MAX_VALUE ? Long.MAX_VALUE : type.stops(), c -> 1);
    if (instance.windows()) {
      addTime();
    }
  }

  private static int[] types(List<VehicleType> fleet) {
    return IntStream.range(0, fleet.size())
        .flatMap(type -> IntStream.generate(() -> type).limit(fleet.get(type).count()))
        .toArray();
  }

  private VehicleType type(int vehicle) {
    return instance.fleet().get(types[vehicle]);
  }

  private long[][] matrix(boolean withService) {
    int size = instance.customers().length;
    var matrix = new long[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        long service = withService ? instance.customers()[a].service() : 0;
        matrix[a][b] = instance.leg(a, b) + service;
      }
    }
    return matrix;
  }

  private void limit(
      String name, ToLongFunction<VehicleType> room, ToLongFunction<Customer> demand) {
    long[] rooms = Arrays.stream(types).mapToObj(instance.fleet()::get).mapToLong(room).toArray();
    if (Arrays.stream(rooms).allMatch(each -> each == Long.MAX_VALUE)) {
      return;
    }
    long[] demands = Arrays.stream(instance.customers()).mapToLong(demand).toArray();
    demands[0] = 0;
    int index = routing.registerUnaryTransitVector(demands);
    routing.addDimensionWithVehicleCapacity(index, 0, rooms, true, name);
  }

  private void addTime() {
    long end = instance.fleet().stream().mapToLong(VehicleType::returns).max().orElse(0);
    int index = routing.registerTransitMatrix(matrix(true));
    routing.addDimension(index, end, end, false, TIME);
    RoutingDimension time = routing.getMutableDimension(TIME);
    for (int i = 1; i < instance.customers().length; i++) {
      Customer customer = instance.customers()[i];
      time.cumulVar(places.nodeToIndex(i)).setRange(customer.opens(), customer.closes());
    }
    for (int vehicle = 0; vehicle < types.length; vehicle++) {
      VehicleType type = type(vehicle);
      time.cumulVar(routing.start(vehicle)).setRange(type.leaves(), type.returns());
      time.cumulVar(routing.end(vehicle)).setRange(type.leaves(), type.returns());
      routing.addVariableMinimizedByFinalizer(time.cumulVar(routing.start(vehicle)));
      routing.addVariableMinimizedByFinalizer(time.cumulVar(routing.end(vehicle)));
    }
  }

  List<Route> routes(Assignment found) {
    var routes = new ArrayList<Route>();
    for (int vehicle = 0; vehicle < types.length; vehicle++) {
      int[] customers = customers(found, vehicle);
      if (customers.length > 0) {
        routes.add(new Route(types[vehicle], customers));
      }
    }
    return routes;
  }

  private int[] customers(Assignment found, int vehicle) {
    var customers = new ArrayList<Integer>();
    long index = found.value(routing.nextVar(routing.start(vehicle)));
    while (!routing.isEnd(index)) {
      customers.add(places.indexToNode(index));
      index = found.value(routing.nextVar(index));
    }
    return customers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Native memory is not the garbage collector's. */
  @Override
  public void close() {
    routing.delete();
    places.delete();
  }
}
