package io.lading.bench;

import io.lading.bench.postgres.WhatIsThere;
import io.lading.engines.postgres.Database;
import io.lading.engines.service.Connections;
import io.lading.engines.service.RunnableJar;
import io.lading.traffic.TrafficMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Lading with many orders in it, which it made itself of trades from the topic: order-ingest and
 * tracking-projector as they are delivered. Order-ingest ends when all orders are there and told.
 */
final class FilledCentre implements AutoCloseable {

  private static final String ROLE = "lading_projector";
  private static final String OWNER = "lading_tracking_owner";
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Trades that are sent before the earlier ones have become orders. */
  private static final int AT_ONCE = 20_000;

  private final Database database;
  private final DeliveredService projector;

  private FilledCentre(Database database, DeliveredService projector) {
    this.database = database;
    this.projector = projector;
  }

  static FilledCentre fill(Rig rig, Jars jars, QueryExtent extent) throws Exception {
    rig.desk().cleanSlate();
    Workload workload = Workload.of(extent.seed, 1, extent.orders, 1);
    Database database = rig.freshDatabase(workload.stock());
    var centre = new FilledCentre(database, projector(jars.projector(), rig, database));
    boolean filled = false;
    try (Service ingest = IngestProcess.start(jars.ingest(), rig, database)) {
      trade(rig, workload.traffic().messages(), extent.orders);
      centre.awaitTold(extent.orders);
      new WhatIsThere(database.asAdministrator()).tidy();
      filled = true;
      return centre;
    } finally {
      if (!filled) {
        centre.close();
      }
    }
  }

  private static DeliveredService projector(RunnableJar jar, Rig rig, Database database) {
    var connections = new Connections(rig.bootstrapServers(), database, ROLE, OWNER);
    return DeliveredService.start(jar.plan(connections, Map.of()));
  }

  private static void trade(Rig rig, Stream<TrafficMessage> trades, int orders) {
    try (var producer = rig.desk().producer()) {
      Iterator<TrafficMessage> next = trades.iterator();
      for (int sent = 0; sent < orders; ) {
        for (int i = 0; i < AT_ONCE && sent < orders; i++, sent++) {
          producer.send(next.next().toRecord());
        }
        producer.flush();
        rig.desk().awaitStatusEvents(sent, PATIENCE);
      }
    }
  }

  private void awaitTold(int events) throws SQLException {
    var there = new WhatIsThere(database.asAdministrator());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (there.told() < events) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the time line has " + there.told() + " of " + events);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  Database database() {
    return database;
  }

  /** Of tracking-projector, without a slash at the end. */
  String url() {
    return projector.url();
  }

  @Override
  public void close() {
    projector.close();
    database.close();
  }
}
