package io.lading.planner.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Problems of every kind: mixed couriers, windows, there and back unlike, ways that do not exist.
 */
final class RandomProblems {

  private static final int DAY = 10_000;

  private final Random random;

  RandomProblems(long seed) {
    random = new Random(seed);
  }

  /** Of so many stops, with any mixture of limits. */
  Problem any(int stops) {
    boolean windows = random.nextBoolean();
    int types = 1 + random.nextInt(3);
    long penalty = random.nextInt(4) == 0 ? random.nextInt(3_000) : Objective.AS_MANY_AS_POSSIBLE;
    var objective = new Objective(1 + random.nextInt(2), random.nextInt(3), penalty);
    return new Problem(
        stops(stops, windows),
        couriers(types, stops, windows),
        matrix(stops, random.nextInt(4) == 0),
        objective,
        random.nextInt(4) > 0);
  }

  /** Ample couriers, no windows, distances as the crow flies. */
  Problem plain(int stops) {
    List<Stop> all = new ArrayList<>();
    for (int i = 0; i < stops; i++) {
      all.add(Stop.of(1 + random.nextInt(10)));
    }
    int[] crow = crow(stops + 1, 1_000);
    return new Problem(
        all,
        List.of(CourierType.of(100, stops)),
        new Matrix(stops + 1, crow, crow),
        Objective.distance(),
        true);
  }

  private List<Stop> stops(int count, boolean windows) {
    List<Stop> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Stop stop = new Stop(random.nextInt(10), random.nextInt(8), service(), 0, Stop.WHENEVER);
      int earliest = random.nextInt(DAY / 2);
      all.add(windows ? stop.within(earliest, earliest + random.nextInt(DAY / 2)) : stop);
    }
    return all;
  }

  private int service() {
    return random.nextInt(200);
  }

  private List<CourierType> couriers(int types, int stops, boolean windows) {
    List<CourierType> all = new ArrayList<>();
    for (int i = 0; i < types; i++) {
      int start = random.nextInt(DAY / 4);
      boolean ends = windows || random.nextInt(3) == 0;
      all.add(
          new CourierType(
              5 + random.nextInt(40),
              random.nextBoolean() ? CourierType.UNLIMITED : 5 + random.nextInt(30),
              random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(8),
              start,
              ends ? start + DAY / 2 + random.nextInt(DAY) : Stop.WHENEVER,
              random.nextBoolean() ? 0 : random.nextInt(2_000),
              random.nextInt(Math.max(2, stops / 3))));
    }
    return all;
  }

  private Matrix matrix(int stops, boolean holes) {
    int places = stops + 1;
    int[] distance = crow(places, 1_000);
    int[] duration = new int[distance.length];
    for (int i = 0; i < distance.length; i++) {
      distance[i] += random.nextInt(50);
      duration[i] = distance[i] + random.nextInt(100);
      if (holes && random.nextInt(20) == 0) {
        duration[i] = Matrix.UNREACHABLE;
      }
    }
    return new Matrix(places, distance, duration);
  }

  private int[] crow(int places, int side) {
    double[] x = random.doubles(places, 0, side).toArray();
    double[] y = random.doubles(places, 0, side).toArray();
    int[] all = new int[places * places];
    for (int a = 0; a < places; a++) {
      for (int b = 0; b < places; b++) {
        all[a * places + b] = (int) Math.hypot(x[a] - x[b], y[a] - y[b]);
      }
    }
    return all;
  }
}
