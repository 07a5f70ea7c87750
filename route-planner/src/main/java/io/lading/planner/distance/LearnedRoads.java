package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source of road distances has told is kept, warehouse by warehouse. Whoever asks for new
 * places waits a little; if the source is late, the fallback answers, and when the answer has come
 * after all, that is told, so that the routes can be planned again by road.
 */
public final class LearnedRoads implements Roads {

  private static final Logger LOG = LoggerFactory.getLogger(LearnedRoads.class);

  private final TableSource source;
  private final Roads fallback;
  private final Bounds bounds;
  private final LongConsumer arrived;
  private final Map<Long, KnownPlaces> warehouses;
  private final Map<Long, CountDownLatch> asking = new ConcurrentHashMap<>();

  /**
   * @param patience how long a planning run waits for the source
   * @param mostPlaces that are remembered of a warehouse
   * @param mostWarehouses that are remembered at all, the last ones asked for
   */
  public record Bounds(Duration patience, int mostPlaces, int mostWarehouses) {}

  /** {@code arrived}: told the warehouse whose ways have come late. */
  public LearnedRoads(TableSource source, Roads fallback, Bounds bounds, LongConsumer arrived) {
    this.source = source;
    this.fallback = fallback;
    this.bounds = bounds;
    this.arrived = arrived;
    this.warehouses =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, KnownPlaces> eldest) {
            return size() > bounds.mostWarehouses();
          }
        };
  }

  @Override
  public Ways between(long warehouseId, List<Location> places) {
    if (places.size() > bounds.mostPlaces()) {
      return fallback.between(warehouseId, places);
    }
    KnownPlaces known = known(warehouseId);
    return known
        .matrix(places)
        .or(() -> learned(warehouseId, known, places))
        .map(byRoad -> new Ways(byRoad, false))
        .orElseGet(() -> new Ways(fallback.between(warehouseId, places).matrix(), true));
  }

  private KnownPlaces known(long warehouseId) {
    synchronized (warehouses) {
      return warehouses.computeIfAbsent(warehouseId, _ -> new KnownPlaces(bounds.mostPlaces()));
    }
  }

  /** Asks once at a time; the asking goes on when nobody waits for it any more. */
  private Optional<Matrix> learned(long warehouseId, KnownPlaces known, List<Location> places) {
    var mine = new CountDownLatch(1);
    CountDownLatch running = asking.putIfAbsent(warehouseId, mine);
    if (running == null) {
      Thread.ofVirtual()
          .name("roads of warehouse " + warehouseId)
          .start(() -> learn(warehouseId, known, places, mine));
    }
    await(running == null ? mine : running);
    return known.matrix(places);
  }

  private void await(CountDownLatch ended) {
    try {
      ended.await(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void learn(
      long warehouseId, KnownPlaces known, List<Location> places, CountDownLatch ended) {
    long began = System.nanoTime();
    boolean learned = false;
    try {
      known.learn(places, source);
      learned = true;
    } catch (RoadsUnavailable away) {
      LOG.warn("Routes of warehouse {} are planned by crow: {}", warehouseId, away.getMessage());
    } finally {
      asking.remove(warehouseId, ended);
      ended.countDown();
    }
    if (learned && System.nanoTime() - began > bounds.patience().toNanos()) {
      arrived.accept(warehouseId);
    }
  }
}
