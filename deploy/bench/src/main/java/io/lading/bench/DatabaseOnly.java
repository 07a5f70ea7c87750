package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.RecordedOrders;
import io.lading.bench.postgres.Writing;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Measures bare writing of recorded orders: no application, no Kafka. Batches are in memory and
 * connections open before the clock starts; it stops when the last transaction is committed.
 */
final class DatabaseOnly implements Case<Workload> {

  /** A way of writing. */
  @FunctionalInterface
  interface Way {
    Writing.Prepared prepare(Writing writing, DataSource database) throws SQLException;
  }

  /** What is to be measured. {@code slow}: takes the smaller number of orders. */
  record Plan(String name, boolean slow, int connections, Way way) {}

  private final Plan plan;
  private final RecordedOrders orders;

  DatabaseOnly(Plan plan, RecordedOrders orders) {
    this.plan = plan;
    this.orders = orders;
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public Measured measure(Rig rig, Workload workload) throws Exception {
    int before = workload.warmUp(plan.slow());
    int count = workload.measured(plan.slow());
    try (Database database = rig.freshDatabase(workload.stock())) {
      DataSource source = database.as(Rig.SERVICE_ROLE);
      write(orders.range(0, before), source);
      var measured = orders.range(before, before + count);
      try (var prepared = prepare(measured, source)) {
        return run(rig, database, prepared, count);
      }
    }
  }

  private Measured run(Rig rig, Database database, Writing.Prepared prepared, int count)
      throws Exception {
    long self = ProcessHandle.current().pid();
    new Bookkeeping(database.asAdministrator()).checkpoint();
    Measured.Cost before = rig.usage(database, self);
    long start = System.nanoTime();
    prepared.run();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Measured.Cost cost = rig.usage(database, self).minus(before).withoutBroker();
    return new Measured(name(), count, elapsed, cost);
  }

  private void write(RecordedOrders some, DataSource source) throws Exception {
    try (var prepared = prepare(some, source)) {
      prepared.run();
    }
  }

  private Writing.Prepared prepare(RecordedOrders some, DataSource source) throws SQLException {
    return plan.way().prepare(new Writing(some, plan.connections()), source);
  }
}
