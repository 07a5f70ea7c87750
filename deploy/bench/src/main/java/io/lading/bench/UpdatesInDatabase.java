package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.ChangeWriting;
import io.lading.bench.postgres.Lives;
import io.lading.bench.postgres.Writing;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Measures bare writing of recorded changes on the orders as Lading made them: no application, no
 * Kafka. Batches are in memory and connections open before the clock starts; it stops when the last
 * transaction is committed.
 */
final class UpdatesInDatabase implements Case<UpdateWorkload> {

  /** A way of writing. */
  @FunctionalInterface
  interface Way {
    Writing.Prepared prepare(ChangeWriting writing, DataSource database) throws SQLException;
  }

  /** What is to be measured. {@code slow}: takes the smaller number of orders. */
  record Plan(String name, boolean slow, int connections, Way way) {}

  private static final int CREATED_AT_ONCE = 1_000;

  private final Plan plan;
  private final RecordedLives recorded;

  UpdatesInDatabase(Plan plan, RecordedLives recorded) {
    this.plan = plan;
    this.recorded = recorded;
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public Measured measure(Rig rig, UpdateWorkload workload) throws Exception {
    int warm = workload.trades().warmUp(plan.slow());
    int all = workload.orders(plan.slow());
    try (Database database = rig.freshDatabase(workload.trades().stock())) {
      create(database, all);
      DataSource source = database.as(Rig.SERVICE_ROLE);
      write(workload.arrival(recorded.created().subList(0, warm)), source);
      Measured measured =
          run(rig, database, workload.arrival(recorded.created().subList(warm, all)));
      return measured.withHotShare(new Lives(database.asAdministrator()).hotShare());
    }
  }

  private void create(Database database, int count) throws Exception {
    var writing = new Writing(recorded.orders().range(0, count), 1);
    try (var prepared = writing.copy(database.as(Rig.SERVICE_ROLE), CREATED_AT_ONCE)) {
      prepared.run();
    }
    new Lives(database.asAdministrator()).vacuum();
  }

  private void write(List<Step> steps, DataSource source) throws Exception {
    try (var prepared = prepare(steps, source)) {
      prepared.run();
    }
  }

  private Measured run(Rig rig, Database database, List<Step> steps) throws Exception {
    try (var prepared = prepare(steps, database.as(Rig.SERVICE_ROLE))) {
      long self = ProcessHandle.current().pid();
      new Bookkeeping(database.asAdministrator()).checkpoint();
      Measured.Cost before = rig.usage(database, self);
      long start = System.nanoTime();
      prepared.run();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      Measured.Cost cost = rig.usage(database, self).minus(before).withoutBroker();
      return new Measured(name(), steps.size(), elapsed, cost);
    }
  }

  private Writing.Prepared prepare(List<Step> steps, DataSource source) throws SQLException {
    var writing = new ChangeWriting(recorded.changes(), steps, plan.connections());
    return plan.way().prepare(writing, source);
  }
}
