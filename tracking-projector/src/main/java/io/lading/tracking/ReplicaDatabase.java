package io.lading.tracking;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.opening.Chore;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.query.postgres.QuerySession;
import io.lading.core.reads.Replica;
import io.lading.core.reads.postgres.Patience;
import io.lading.core.reads.postgres.ReadConnections;
import io.lading.core.reads.postgres.ReplicaWatch;
import io.lading.core.reads.postgres.Sight;
import io.lading.core.reads.postgres.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The replica if one is given: its connections, and who watches it. Else nothing is started, and
 * questions go to the primary as they always did.
 */
final class ReplicaDatabase implements AutoCloseable {

  private final Patience patience;
  private final Waiting waiting;
  private final @Nullable HikariDataSource pool;
  private final @Nullable Chore watching;
  private final Replica replica;

  ReplicaDatabase(
      TrackingSettings settings, DataSource primary, Clock clock, MeterRegistry meters) {
    ReplicaSettings given = settings.replica();
    patience = new Patience(given.patience(), settings.reads().projectionPatience());
    waiting = new Waiting(settings.reads().waiting());
    if (given.isGiven()) {
      pool = pool(given, settings.database(), meters);
      var watch = new ReplicaWatch(primary, pool, given.mostLag(), clock);
      replica = watch;
      watching =
          new Chore("replica-watch", watch, given.lookEvery(), new ChoreHealth(meters, clock));
      watching.start();
    } else {
      pool = null;
      replica = Replica.NONE;
      watching = null;
    }
  }

  /** As large as the pool of the primary that it relieves, and much sooner given up. */
  private static HikariDataSource pool(
      ReplicaSettings given, TrackingSettings.Database database, MeterRegistry meters) {
    var pool = Pools.of("replica", database);
    pool.setJdbcUrl(given.url());
    pool.setUsername(given.user() == null ? database.user() : given.user());
    pool.setPassword(given.password() == null ? database.password() : given.password());
    pool.setMaximumPoolSize(given.connections());
    pool.setReadOnly(true);
    pool.setConnectionTimeout(given.connectTimeout().toMillis());
    pool.setValidationTimeout(given.connectTimeout().toMillis());
    pool.setConnectionInitSql(QuerySession.SETTINGS);
    pool.setMetricRegistry(meters);
    given.driver().forEach(pool::addDataSourceProperty);
    return new HikariDataSource(pool);
  }

  Replica replica() {
    return replica;
  }

  /** For questions that {@code primary} would answer, to whom the caller shows what he wrote. */
  DataSource or(DataSource primary, Sight sight) {
    var sources = new ReadConnections.Sources(primary, pool == null ? primary : pool, replica);
    return new ReadConnections(sources, sight, patience, waiting);
  }

  @Override
  public void close() {
    if (watching != null) {
      watching.stop();
    }
    if (pool != null) {
      pool.close();
    }
  }
}
