package io.lading.planner.postgres;

import io.lading.core.consume.PositionMover;
import io.lading.core.outbox.CommitSignal;
import io.lading.core.outbox.OutboxAppender;
import io.lading.planner.postgres.PlanningRows.Collecting;
import io.lading.planner.route.RouteNews;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** What every store of the schema works with. */
public final class Desk {

  private final Session session;
  private final Tools tools;
  private final Collecting collecting;

  /** signal: told after each commit that announced something. */
  public record Tools(
      PositionMover positions,
      OutboxAppender outbox,
      CommitSignal signal,
      RouteNews news,
      Clock clock) {}

  /**
   * @param window how long parcels are collected before their warehouse is planned
   * @param size how many of them end the collecting
   */
  public Desk(DataSource database, Tools tools, Duration window, int size) {
    this.session = new Session(database);
    this.tools = tools;
    this.collecting = new Collecting(window, size);
  }

  Session session() {
    return session;
  }

  PositionMover positions() {
    return tools.positions();
  }

  OutboxAppender outbox() {
    return tools.outbox();
  }

  CommitSignal signal() {
    return tools.signal();
  }

  RouteNews news() {
    return tools.news();
  }

  Clock clock() {
    return tools.clock();
  }

  Collecting collecting() {
    return collecting;
  }
}
