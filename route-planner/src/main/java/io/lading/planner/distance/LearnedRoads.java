package io.lading.planner.distance;

import io.lading.core.contract.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * What a source of road distances has told is kept, warehouse by warehouse. Whoever asks for new
 * places waits a little; if the source is late or away, the fallback answers, it is asked until the
 * answer has come after all, and that is told, so that the routes can be planned again by road.
 */
public final class LearnedRoads implements Roads, AutoCloseable {

  private final Roads fallback;
  private final RoadMemory memory;
  private final Learner.Tools tools;
  private final Map<Long, Learner> warehouses = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("roads-", 0).factory());

  /**
   * @param patience how long a planning run waits for the source
   * @param mostWays that are remembered in all; each takes 8 bytes
   * @param retention how long a place is remembered that is not wanted, at least if there is room
   * @param recheck after which it is asked again whether there is a way where there was none
   * @param firstBackOff how long a source that failed is left alone; it doubles up to
   *     longestBackOff
   * @param longestBackOff also how long what came late is kept for sure, until it is used
   */
  public record Bounds(
      Duration patience,
      long mostWays,
      Duration retention,
      Duration recheck,
      Duration firstBackOff,
      Duration longestBackOff) {}

  /**
   * {@code arrived}: told the warehouse whose ways have come late, again and again until it does
   * not throw.
   */
  public LearnedRoads(TableSource source, Roads fallback, Bounds bounds, LongConsumer arrived) {
    this.fallback = fallback;
    this.memory = new RoadMemory(bounds);
    this.tools = new Learner.Tools(source, memory, bounds, arrived, threads);
  }

  @Override
  public Ways between(long warehouseId, List<Location> places) {
    if (places.size() < 2 || !memory.holds(places.size())) {
      return fallback.between(warehouseId, places);
    }
    return warehouses
        .computeIfAbsent(warehouseId, id -> new Learner(id, tools))
        .ways(places)
        .map(byRoad -> new Ways(byRoad, false))
        .orElseGet(() -> new Ways(fallback.between(warehouseId, places).matrix(), true));
  }

  /** Asks for nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
