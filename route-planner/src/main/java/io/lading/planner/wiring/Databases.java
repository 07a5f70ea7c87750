package io.lading.planner.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.opening.Migration;
import io.lading.planner.postgres.IndexPlans;

/** Connections to the database: the pool of the service, and the owner's for migrating. */
final class Databases {

  private Databases() {}

  /** Connects when it is first used, so that a database that is away stops nobody from starting. */
  static HikariDataSource pool(PlannerSettings.Database database) {
    var pool = new HikariConfig();
    pool.setPoolName("routing");
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(database.connections());
    pool.setMinimumIdle(2);
    pool.setConnectionTimeout(database.connectTimeout().toMillis());
    pool.addDataSourceProperty("ApplicationName", "route-planner");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    // Details of errors are rows, and the log is no place for where people live.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty("prepareThreshold", "1");
    pool.addDataSourceProperty(
        "connectTimeout", Long.toString(Math.max(1, database.connectTimeout().toSeconds())));
    pool.addDataSourceProperty(
        "socketTimeout", Long.toString(database.answerTimeout().toSeconds()));
    pool.setConnectionInitSql(IndexPlans.OF_A_SESSION);
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  static void migrate(PlannerSettings.Database database) {
    if (database.migrate()) {
      new Migration(
              database.url(),
              database.ownerUser(),
              database.ownerPassword(),
              "routing",
              "db/routing",
              database.connectTimeout())
          .run();
    }
  }
}
