package io.lading.local;

import io.lading.core.contract.Topics;
import io.lading.engines.process.EngineFailure;
import io.lading.local.postgres.ConsumedPositions;
import io.lading.local.postgres.Outcomes;
import io.lading.local.postgres.PlanningTurns;
import java.sql.SQLException;
import java.time.Duration;

/** Reads the figures of a run off PostgreSQL and Kafka, counted from when the meter was made. */
final class Meter {
  private static final String VERIFY = "lading_verify";

  private final Pipeline pipeline;
  private final ConsumedPositions positions;
  private final PlanningTurns planning;
  private final TopicEnds ends;
  private final Publisher publisher;
  private final Announcements announcements;
  private final long start = System.nanoTime();
  private final Lives lives;
  private final Outcomes tradesBefore;
  private final Outcomes updatesBefore;

  Meter(Pipeline pipeline, Publisher publisher, Announcements announcements, Lives lives) {
    this.pipeline = pipeline;
    this.positions = new ConsumedPositions(pipeline.database().as(VERIFY));
    this.planning = new PlanningTurns(pipeline.database().as(VERIFY));
    this.ends = new TopicEnds(pipeline.topics().admin());
    this.publisher = publisher;
    this.announcements = announcements;
    this.lives = lives;
    this.tradesBefore = outcomes(Topics.TRADE_EVENTS);
    this.updatesBefore = outcomes(Topics.ORDER_UPDATES);
  }

  Figures read() {
    pipeline.demandAlive();
    long unannounced = lives.unannounced();
    Announced announced = announcements.soFar();
    Outcomes trades = outcomes(Topics.TRADE_EVENTS);
    Outcomes updates = outcomes(Topics.ORDER_UPDATES);
    return new Figures(
        Duration.ofNanos(System.nanoTime() - start),
        publisher.acknowledged(),
        trades.since(tradesBefore),
        updates.since(updatesBefore),
        unannounced,
        announced,
        announcements.latencies(),
        lag(Topics.TRADE_EVENTS, trades) + lag(Topics.ORDER_UPDATES, updates),
        ends.lag(Services.PROJECTOR_GROUP, Topics.ORDER_STATUS),
        ends.lag(Services.PLANNER_GROUP, Topics.ORDER_STATUS),
        asked(planning::unanswered));
  }

  /** How many stock messages are still to be consumed. */
  long stockLag() {
    pipeline.demandAlive();
    return lag(Topics.INVENTORY_UPDATES, outcomes(Topics.INVENTORY_UPDATES));
  }

  private long lag(String topic, Outcomes consumed) {
    return ends.end(topic) - consumed.nextOffsets();
  }

  private Outcomes outcomes(String topic) {
    return asked(() -> positions.of(topic));
  }

  private interface Question<A> {
    A ask() throws SQLException;
  }

  private static <A> A asked(Question<A> question) {
    try {
      return question.ask();
    } catch (SQLException failed) {
      throw new EngineFailure("PostgreSQL does not answer: " + failed.getMessage(), failed);
    }
  }
}
