package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Measures a service between the trade topic and the status topic. The service is up, has worked
 * off the warm-up trades and is idle; the measured trades lie in the topic, unreadable. The clock
 * runs from the moment they become readable to the moment the broker appended the last status
 * event.
 */
final class FromTopicToTopic implements Case<Workload> {

  /** Starts the service against an empty database; it must be ready when this returns. */
  @FunctionalInterface
  interface Start {
    Service on(Rig rig, Database database) throws Exception;
  }

  /** What is to be measured. {@code slow}: takes the smaller number of trades. */
  record Plan(String name, boolean slow, Start start, Consumer<Database> afterwards) {}

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Plan plan;

  FromTopicToTopic(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public Measured measure(Rig rig, Workload workload) throws Exception {
    rig.desk().cleanSlate();
    try (Database database = rig.freshDatabase(workload.stock())) {
      try (Service service = plan.start().on(rig, database)) {
        warmUp(rig, workload, workload.warmUp(plan.slow()));
        Measured measured = run(rig, workload, database, service);
        plan.afterwards().accept(database);
        return measured;
      }
    }
  }

  static void warmUp(Rig rig, Workload workload, int trades) {
    try (var held = rig.desk().hold(workload.records(0, trades))) {
      held.release();
      rig.desk().awaitStatusEvents(trades, PATIENCE);
    }
  }

  private Measured run(Rig rig, Workload workload, Database database, Service service)
      throws SQLException {
    int before = workload.warmUp(plan.slow());
    int orders = workload.measured(plan.slow());
    int all = before + orders;
    try (var held = rig.desk().hold(workload.records(before, all))) {
      new Bookkeeping(database.asAdministrator()).checkpoint();
      Measured.Cost atStart = rig.usage(database, service.pid());
      Instant start = held.release();
      rig.desk().awaitStatusEvents(all, PATIENCE);
      Measured.Cost cost = rig.usage(database, service.pid()).minus(atStart);
      Duration elapsed = Duration.between(start, rig.desk().lastStatusEvent());
      expectOrders(database, all);
      return new Measured(name(), orders, elapsed, cost);
    }
  }

  private static void expectOrders(Database database, long count) throws SQLException {
    var counts = new Bookkeeping(database.asAdministrator()).counts();
    if (counts.getOrDefault("logistics_order", 0L) != count) {
      throw new IllegalStateException("expected " + count + " orders, there are " + counts);
    }
  }
}
