package io.lading.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where the couriers of the sample warehouses go: each warehouse stands in a large city and serves
 * it and the cities around, those that are nearer to it than to any other. Safe for many threads.
 */
final class Neighbourhoods {

  private static final double REACH_KILOMETRES = 110;
  private static final double EARTH_KILOMETRES = 6_371;

  private final List<Neighbourhood> ofWarehouses = new ArrayList<>();

  private record Neighbourhood(List<City> cities, Weighted population) {

    static Neighbourhood of(List<City> cities) {
      return new Neighbourhood(
          cities, new Weighted(cities.stream().mapToDouble(City::weight).toArray()));
    }
  }

  /** Of the warehouses 1 to {@code warehouses}. */
  Neighbourhoods(int warehouses) {
    List<City> cities = City.all();
    List<City> homes = new ArrayList<>();
    for (int warehouse = 1; warehouse <= Math.min(warehouses, cities.size()); warehouse++) {
      homes.add(home(warehouse, cities));
    }
    for (City home : homes) {
      List<City> served = cities.stream().filter(city -> serves(home, city, homes)).toList();
      ofWarehouses.add(Neighbourhood.of(served));
    }
  }

  /** The city that the warehouse stands in: the largest for the first. */
  static City home(long warehouse, List<City> cities) {
    return cities.get((int) ((warehouse - 1) % cities.size()));
  }

  /** The more people live there, the more often. */
  City city(long warehouse, SplittableRandom random) {
    Neighbourhood here = ofWarehouses.get((int) ((warehouse - 1) % ofWarehouses.size()));
    return here.cities().get(here.population().next(random));
  }

  private static boolean serves(City home, City city, List<City> homes) {
    double far = kilometres(home, city);
    return far <= REACH_KILOMETRES
        && homes.stream().allMatch(other -> other == home || far < kilometres(other, city));
  }

  /** Along a great circle. */
  static double kilometres(City from, City to) {
    double north = Math.toRadians(to.lat() - from.lat());
    double east = Math.toRadians(to.lon() - from.lon());
    double chord =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(from.lat()))
                * Math.cos(Math.toRadians(to.lat()))
                * Math.pow(Math.sin(east / 2), 2);
    return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(chord));
  }
}
