package io.lading.ingest.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.opening.Migration;
import io.lading.core.postgres.IndexPlans;
import java.util.Properties;

/** Connections to the database: the pool of the service, and the owner's for migrating. */
final class Databases {

  private static final String SCHEMA = "orders";

  private Databases() {}

  /** Connects when it is first used, so that a database that is away stops nobody from starting. */
  static HikariDataSource pool(IngestSettings.Database database) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("order-ingest");
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(database.connections());
    config.setMinimumIdle(Math.min(2, database.connections()));
    config.setConnectionTimeout(database.connectWithin().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(IndexPlans.SETTINGS);
    driver(database).forEach((name, value) -> config.addDataSourceProperty((String) name, value));
    return new HikariDataSource(config);
  }

  static Migration migration(IngestSettings.Database database) {
    return new Migration(
        database.url(),
        database.owner().user(),
        database.owner().password(),
        SCHEMA,
        "db/orders",
        database.connectWithin());
  }

  private static Properties driver(IngestSettings.Database database) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "order-ingest");
    properties.setProperty("tcpKeepAlive", "true");
    // Details of errors are rows, and neither log nor health is a place for what people are called.
    properties.setProperty("logServerErrorDetail", "false");
    // Every statement is run again and again; planned once, not five times before it is kept.
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty("connectTimeout", Long.toString(database.connectWithin().toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(database.answerWithin().toSeconds()));
    return properties;
  }
}
