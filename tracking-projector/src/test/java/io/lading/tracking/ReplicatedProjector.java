package io.lading.tracking;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.contract.OrderStatus;
import io.lading.core.reads.postgres.WrittenTokens;
import io.lading.engines.postgres.Database;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import io.lading.engines.process.FaultProxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A projector with orders beside it, and a replica that is half a second late. */
final class ReplicatedProjector implements AutoCloseable {

  private final EmbeddedPostgres primary = EmbeddedPostgres.start(PostgresSettings.temporary());
  private final Database database = primary.engine().newDatabase();
  private final HikariDataSource writes = writes();
  final Projector projector = new Projector(database);
  final OrderCentreBeside centre = new OrderCentreBeside(projector);
  final EmbeddedPostgres replica =
      primary.standby(PostgresSettings.temporary().with("recovery_min_apply_delay", "500ms"));

  /** Between the projector and the replica. */
  final FaultProxy line = FaultProxy.to(replica.port());

  private HikariDataSource writes() {
    var pool = new HikariConfig();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername("lading_ingest");
    pool.setPassword(database.password("lading_ingest"));
    pool.setMaximumPoolSize(24);
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  ReplicatedProjector open() {
    projector.open(
        "--lading.tracking.replica.url=" + database.through(line.port()).jdbcUrl(),
        "--lading.tracking.replica.answer-timeout=3s",
        "--lading.tracking.replica.look-every=100ms",
        "--lading.tracking.reads.projection-patience=30s");
    return this;
  }

  /** From here on the replica takes the log and replays nothing of it. */
  void pauseReplay() throws SQLException {
    ofReplica("SELECT pg_wal_replay_pause()");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ofReplica("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
  }

  void resumeReplay() throws SQLException {
    ofReplica("SELECT pg_wal_replay_resume()");
  }

  private String ofReplica(String sql) throws SQLException {
    try (Connection connection =
            database.through(replica.port()).asAdministrator().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  WrittenTokens tokens() {
    return new WrittenTokens(writes);
  }

  Scanner scanner() {
    return new Scanner(projector, writes);
  }

  /** On their way, and announced. */
  List<Long> orders(int count) throws Exception {
    centre.stock(1, 1, count);
    List<Long> orders = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      long order =
          centre.created(
              """
              {"tradeOrderCode":"R%d","bizType":"B2C","buyerId":5,"warehouseId":1,"items":[{"itemId":1,"quantity":1}]}
              """
                  .formatted(n));
      centre.reported(order, OrderStatus.SHIPPED);
      orders.add(order);
    }
    int _ = centre.publish();
    return orders;
  }

  @Override
  public void close() {
    line.close();
    projector.stop();
    writes.close();
    replica.close();
    projector.close();
    primary.close();
  }
}
