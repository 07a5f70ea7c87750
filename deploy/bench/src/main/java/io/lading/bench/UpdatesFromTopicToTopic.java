package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.Lives;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Measures a service between the topic of updates and the status topic. It has made the orders, has
 * carried those to warm up with from PENDING to DELIVERED, and is idle; the updates of the others
 * lie in the topic, unreadable. The clock runs from the moment they become readable to the moment
 * the broker appended the last status event.
 */
final class UpdatesFromTopicToTopic implements Case<UpdateWorkload> {

  /** What else is done with the database, while nothing is measured. */
  @FunctionalInterface
  interface Aside {
    Aside NOTHING = (database, orders) -> {};

    void with(Database database, List<CreatedOrder> orders) throws SQLException;
  }

  /** What is to be measured. */
  record Plan(String name, FromTopicToTopic.Start start, Aside onceCreated, Aside afterwards) {}

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Plan plan;

  UpdatesFromTopicToTopic(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public Measured measure(Rig rig, UpdateWorkload workload) throws Exception {
    rig.desk().cleanSlate();
    try (Database database = rig.freshDatabase(workload.trades().stock())) {
      Measured measured = measure(rig, workload, database);
      return measured.withHotShare(new Lives(database.asAdministrator()).hotShare());
    }
  }

  private Measured measure(Rig rig, UpdateWorkload workload, Database database) throws Exception {
    try (Service service = plan.start().on(rig, database)) {
      int all = workload.orders(false);
      List<CreatedOrder> orders = create(rig, database, workload, all);
      plan.onceCreated().with(database, orders);
      int warm = workload.trades().warmUp();
      long events = all + live(rig, workload.arrival(orders.subList(0, warm)), all);
      List<Step> steps = workload.arrival(orders.subList(warm, all));
      Measured measured = run(rig, database, service, steps, events);
      expectDelivered(database, all);
      plan.afterwards().with(database, orders);
      return measured;
    }
  }

  /** Lets the service make the first trades into orders. */
  static List<CreatedOrder> create(Rig rig, Database database, UpdateWorkload workload, int count)
      throws SQLException {
    try (var held = rig.desk().hold(workload.records(0, count))) {
      held.release();
      rig.desk().awaitStatusEvents(count, PATIENCE);
    }
    var lives = new Lives(database.asAdministrator());
    lives.vacuum();
    return lives.created(workload.tradeOrderCodes(count));
  }

  /** Lets the service carry orders through their lives; how many events that were. */
  static long live(Rig rig, List<Step> steps, long eventsBefore) {
    long events = events(steps);
    try (var held = rig.desk().hold(steps.stream().map(UpdateMessages::of))) {
      held.release();
      rig.desk().awaitStatusEvents(eventsBefore + events, PATIENCE);
    }
    return events;
  }

  private Measured run(
      Rig rig, Database database, Service service, List<Step> steps, long eventsBefore)
      throws SQLException {
    try (var held = rig.desk().hold(steps.stream().map(UpdateMessages::of))) {
      new Bookkeeping(database.asAdministrator()).checkpoint();
      Measured.Cost atStart = rig.usage(database, service.pid());
      Instant start = held.release();
      rig.desk().awaitStatusEvents(eventsBefore + events(steps), PATIENCE);
      Measured.Cost cost = rig.usage(database, service.pid()).minus(atStart);
      Duration elapsed = Duration.between(start, rig.desk().lastStatusEvent());
      return new Measured(name(), steps.size(), elapsed, cost);
    }
  }

  static long events(List<Step> steps) {
    return steps.stream().mapToLong(Step::events).sum();
  }

  private static void expectDelivered(Database database, long count) throws SQLException {
    long delivered = new Lives(database.asAdministrator()).delivered();
    if (delivered != count) {
      throw new IllegalStateException("expected " + count + " orders delivered, are " + delivered);
    }
  }
}
