package io.lading.planner.verify;

import io.lading.core.contract.Sources;
import io.lading.core.contract.Topics;
import io.lading.core.verify.Finding;
import io.lading.core.verify.PublishedRows;
import io.lading.core.verify.Report;
import io.lading.core.verify.TopicLog;
import io.lading.core.verify.postgres.Snapshot;
import io.lading.planner.verify.postgres.RouteQuestions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Invariants of the planner (specification: domain). 9: a parcel is on at most one live route, a
 * route never exceeds its courier's limits, a departed route does not change. 5: what the planner
 * says reaches its topics, in order for each route and parcel, and nothing else is said in its
 * name. Looks at the planner's tables and outbox in one snapshot, and at the topics after it;
 * changes and blocks nothing; works on a live or a broken system.
 */
public final class RouteInvariants {

  private static final PublishedRows.Names NEWS =
      new PublishedRows.Names(
          "5 what the planner says reaches its topics",
          "5 nothing is said in the planner's name without a commit",
          "5 everything that the planner says is published");

  private static final Set<String> TOPICS =
      Set.of(
          Topics.ROUTE_PLANS,
          Topics.ORDER_UPDATES,
          Topics.ORDER_REJECTIONS,
          Topics.deadLettersOf(Topics.FLEET_UPDATES));

  private final DataSource database;

  /** {@code database}: connections of the role lading_verify. */
  public RouteInvariants(DataSource database) {
    this.database = database;
  }

  /**
   * What the database alone can tell.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot be asked
   */
  public Report check() {
    return new Report(Snapshot.of(database, RouteQuestions::answered));
  }

  /**
   * What the database and the topics can tell, which are read whole.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot be asked
   * @throws org.apache.kafka.common.KafkaException Kafka cannot be asked
   */
  public Report checkWithKafka(String bootstrapServers) {
    return checkWithKafka(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** As above; {@code kafka}: client settings: the brokers, security. */
  public Report checkWithKafka(Map<String, Object> kafka) {
    var order = new OrderOfNews();
    var news = new PublishedRows("routing", TOPICS, NEWS, RouteInvariants::isOfThePlanner, order);
    List<Finding> findings =
        Snapshot.of(
            database,
            snapshot -> {
              news.expect(snapshot);
              return RouteQuestions.answered(snapshot);
            });
    try (var log = new TopicLog(kafka)) {
      news.read(log);
    }
    findings.addAll(news.settle(database));
    findings.add(order.finding());
    return new Report(findings);
  }

  /** Others speak on its topics, too; dead letters of the fleet are its alone. */
  private static boolean isOfThePlanner(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(Topics.deadLettersOf(Topics.FLEET_UPDATES))
        || OrderOfNews.header(record, "ce_source").equals(Sources.ROUTES);
  }
}
