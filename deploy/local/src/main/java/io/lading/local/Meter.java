package io.lading.local;

import io.lading.core.contract.Topics;
import io.lading.engines.process.EngineFailure;
import io.lading.local.postgres.ConsumedPositions;
import io.lading.local.postgres.Outcomes;
import java.sql.SQLException;
import java.time.Duration;

/** Reads the figures of a run off PostgreSQL and Kafka, counted from when the meter was made. */
final class Meter {
  private static final String VERIFY = "lading_verify";

  private final Pipeline pipeline;
  private final ConsumedPositions positions;
  private final TopicEnds ends;
  private final Publisher publisher;
  private final Announcements announcements;
  private final long start = System.nanoTime();
  private final Outcomes before;

  Meter(Pipeline pipeline, Publisher publisher, Announcements announcements) {
    this.pipeline = pipeline;
    this.positions = new ConsumedPositions(pipeline.database().as(VERIFY));
    this.ends = new TopicEnds(pipeline.topics().admin());
    this.publisher = publisher;
    this.announcements = announcements;
    this.before = outcomes(Topics.TRADE_EVENTS);
  }

  Figures read() {
    pipeline.demandAlive();
    long announced = announcements.total();
    Outcomes consumed = outcomes(Topics.TRADE_EVENTS);
    return new Figures(
        Duration.ofNanos(System.nanoTime() - start),
        publisher.acknowledged(),
        consumed.since(before),
        announcements.statusEvents(),
        announced,
        announcements.latencies(),
        ends.end(Topics.TRADE_EVENTS) - consumed.nextOffsets(),
        ends.lag(Services.PROJECTOR_GROUP, Topics.ORDER_STATUS));
  }

  /** How many stock messages are still to be consumed. */
  long stockLag() {
    pipeline.demandAlive();
    return ends.end(Topics.INVENTORY_UPDATES) - outcomes(Topics.INVENTORY_UPDATES).nextOffsets();
  }

  private Outcomes outcomes(String topic) {
    try {
      return positions.of(topic);
    } catch (SQLException failed) {
      throw new EngineFailure("PostgreSQL does not answer: " + failed.getMessage(), failed);
    }
  }
}
