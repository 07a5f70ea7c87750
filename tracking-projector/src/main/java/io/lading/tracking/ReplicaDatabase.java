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
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The replica if one is given: its connections, and who watches it by one of his own, so that a
 * crowd of questions does not look like an illness. Else nothing is started, and questions go to
 * the primary as they always did.
 */
final class ReplicaDatabase implements AutoCloseable {

  private final Patience patience;
  private final Waiting waiting;
  private final @Nullable HikariDataSource pool;
  private final @Nullable HikariDataSource watchPool;
  private final @Nullable Chore watching;
  private final Replica replica;

  ReplicaDatabase(
      TrackingSettings settings, DataSource primary, Clock clock, MeterRegistry meters) {
    ReplicaSettings given = settings.replica();
    patience = new Patience(given.patience(), settings.reads().projectionPatience());
    waiting = new Waiting(settings.reads().waiting());
    if (given.isGiven()) {
      pool = pool("replica", given.connections(), settings, meters);
      watchPool = pool("replica-watch", 1, settings, meters);
      var watch = new ReplicaWatch(primary, watchPool, given.mostLag(), elapsed());
      replica = watch;
      watching =
          new Chore("replica-watch", watch, given.lookEvery(), new ChoreHealth(meters, clock));
      watching.start();
    } else {
      pool = null;
      watchPool = null;
      replica = Replica.NONE;
      watching = null;
    }
  }

  /** Sooner given up than the primary's: there is somebody else to ask. */
  private static HikariDataSource pool(
      String name, int connections, TrackingSettings settings, MeterRegistry meters) {
    ReplicaSettings given = settings.replica();
    TrackingSettings.Database database = settings.database();
    var pool = Pools.of(name, database);
    pool.setJdbcUrl(given.url());
    pool.setUsername(given.user() == null ? database.user() : given.user());
    pool.setPassword(given.password() == null ? database.password() : given.password());
    pool.setMaximumPoolSize(connections);
    pool.setReadOnly(true);
    pool.setConnectionTimeout(given.connectTimeout().toMillis());
    pool.setValidationTimeout(given.connectTimeout().toMillis());
    pool.setConnectionInitSql(QuerySession.SETTINGS);
    pool.setMetricRegistry(meters);
    given.driver().forEach(pool::addDataSourceProperty);
    return new HikariDataSource(pool);
  }

  /** A clock that nobody sets: set back, the lag would look shorter than it is. */
  private static InstantSource elapsed() {
    long start = System.nanoTime();
    return () -> Instant.EPOCH.plusNanos(System.nanoTime() - start);
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
    if (watchPool != null) {
      watchPool.close();
    }
  }
}
