package io.lading.bench;

import io.lading.bench.postgres.Lives;
import io.lading.bench.postgres.Planned;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Lets parcels wait in warehouses as in life: trades become orders, orders are confirmed, and the
 * planner hears of it. Counts the status events that there are by then.
 */
final class ParcelFeed {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Rig rig;
  private final Depots depots;
  private final Lives lives;
  private final Planned planned;
  private long events;
  private long parcels;

  /** {@code events}: that are in the status topic already. */
  ParcelFeed(Rig rig, Database database, Depots depots, long events) {
    this.rig = rig;
    this.depots = depots;
    this.lives = new Lives(database.asAdministrator());
    this.planned = new Planned(database.asAdministrator());
    this.events = events;
  }

  /** Returns when the planner knows them all. */
  void fleet(int warehouses) throws SQLException {
    publish(depots.fleet(warehouses));
    await(planned::couriers, (long) warehouses * depots.couriers(), "couriers");
  }

  /** Parcels of these numbers in each of the warehouses; returns when they wait. */
  void parcels(int warehouses, int from, int to) throws SQLException {
    List<ProducerRecord<byte[], byte[]>> trades = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (int warehouse = 0; warehouse < warehouses; warehouse++) {
      for (int parcel = from; parcel < to; parcel++) {
        trades.add(depots.trade(warehouse, parcel));
        codes.add(Depots.tradeOrderCode(warehouse, parcel));
      }
    }
    publish(trades);
    heard(trades.size());
    List<CreatedOrder> orders = lives.created(codes);
    publish(orders.stream().map(order -> UpdateMessages.of(new Step(order, 1))).toList());
    heard(orders.size());
    parcels += orders.size();
    await(planned::parcels, parcels, "parcels");
  }

  /** So many parcels were planned for the first time; returns when their orders are SHIPPED. */
  void shipped(long count) {
    heard(count);
  }

  private void heard(long count) {
    events += count;
    rig.desk().awaitStatusEvents(events, PATIENCE);
  }

  /** Status events up to now. */
  long events() {
    return events;
  }

  private void publish(List<ProducerRecord<byte[], byte[]>> messages) {
    try (var held = rig.desk().hold(messages.stream())) {
      held.release();
    }
  }

  @FunctionalInterface
  private interface Count {
    long now() throws SQLException;
  }

  private static void await(Count count, long expected, String what) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (long now = count.now(); now != expected; now = count.now()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the planner knows %d %s, expected %d".formatted(now, what, expected));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}
