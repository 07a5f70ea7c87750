package io.lading.core.centre.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.change.ChangeOrders;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.RetryParked;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.Topics;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.postgres.IndexPlans;
import io.lading.core.reference.Action;
import io.lading.core.stock.AdjustStock;
import io.lading.core.verify.Invariants;
import io.lading.core.verify.Report;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The order centre on PostgreSQL, to which histories of actions happen; it owns the time. */
final class RealCentre implements AutoCloseable {

  /** Messages wait as long as a history takes, and all of them are tried at once. */
  private static final LifeLimits LIMITS =
      new LifeLimits(
          Duration.ofDays(10_000),
          Duration.ofDays(10_000),
          Duration.ofDays(10_000),
          new LifeLimits.Parking(
              Duration.ofSeconds(1),
              Duration.ofMinutes(5),
              Duration.ofDays(10_000),
              new LifeLimits.Room(100_000, 1L << 30, 1L << 30)),
          100_000);

  private static final Duration UNTIL_ALL_ARE_DUE = LIMITS.parking().longestDelay();

  private final Workshop workshop = new Workshop();
  private final StoredCentre stored = new StoredCentre(workshop);
  private final Map<String, Long> orders = new HashMap<>();
  private final ActionMessages messages = new ActionMessages(orders);
  private final HikariDataSource pool;
  private final CreateOrders create;
  private final ChangeOrders change;
  private final AdjustStock adjust;
  private final RetryParked retry;
  private Instant now = Workshop.NOW;

  RealCentre() {
    var config = new HikariConfig();
    config.setDataSource(workshop.database.as("lading_ingest"));
    config.setConnectionInitSql(IndexPlans.SETTINGS);
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
    OrderCentre centre = new OrderCentre(needs(), LIMITS);
    create = centre.createOrders();
    change = centre.changeOrders();
    adjust = centre.adjustStock();
    retry = centre.retryParked(Update.READER, (_, _) -> {}, () -> now);
  }

  private OrderCentre.Needs needs() {
    var ids = new AtomicLong(1_000_000);
    return new OrderCentre.Needs(
        pool,
        _ -> ids.incrementAndGet(),
        new JsonEventWriter(CoordinatePrecision.EXACT),
        new PostgresOutboxAppender(),
        new PostgresPositions(pool),
        () -> {});
  }

  /** As if nothing had happened yet. */
  void clear() {
    workshop.clear();
    for (String topic : List.of(Topics.ORDER_UPDATES, Topics.INVENTORY_UPDATES)) {
      workshop.execute(
          """
          INSERT INTO consumer_position (consumer_group, topic, partition, topic_id, epoch, next_offset)
          VALUES ('ingest', ?, 0, gen_random_uuid(), 1, 0)
          """,
          topic);
    }
    orders.clear();
    now = Workshop.NOW;
  }

  /** One batch, of one use case. */
  List<Outcome> apply(UseCase useCase, List<Action> actions) {
    return switch (useCase) {
      case ADJUST -> adjust.adjust(batch(actions, Action.AdjustStock.class, messages::adjustment));
      case CREATE -> create(actions);
      case CHANGE -> change.change(batch(actions, Action.class, it -> messages.change(it, now)));
      case RETRY -> retry();
    };
  }

  private List<Outcome> create(List<Action> actions) {
    List<Outcome> outcomes = create.create(batch(actions, Action.Create.class, messages::trade));
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Applied applied) {
        orders.put(UseCase.trade(actions.get(i)), Objects.requireNonNull(applied.orderId()));
      }
    }
    return outcomes;
  }

  private List<Outcome> retry() {
    now = now.plus(UNTIL_ALL_ARE_DUE);
    retry.runOnce();
    return List.of(new Outcome.Applied(null));
  }

  private <A extends Action, T> Batch<T> batch(
      List<Action> actions, Class<A> kind, Function<A, Entry<T>> message) {
    return new Batch<>(actions.stream().map(kind::cast).map(message).toList(), List.of(), now);
  }

  /** Of these trades, as far as there are orders. */
  Collection<Long> orders(Collection<String> trades) {
    return trades.stream().filter(orders::containsKey).map(orders::get).toList();
  }

  StoredCentre stored() {
    return stored;
  }

  Report verify() {
    return new Invariants(workshop.database.as("lading_verify")).check();
  }

  @Override
  public void close() throws SQLException {
    stored.close();
    pool.close();
    workshop.close();
  }
}
