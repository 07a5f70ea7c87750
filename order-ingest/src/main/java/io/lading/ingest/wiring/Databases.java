package io.lading.ingest.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.postgres.IndexPlans;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

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

  /**
   * @throws StorageUnavailable the database is away, or went away meanwhile
   */
  static void migrate(IngestSettings.Database database) {
    demandConnection(database);
    try {
      flyway(database).migrate();
    } catch (FlywayException e) {
      demandConnection(database);
      throw e;
    }
  }

  private static Flyway flyway(IngestSettings.Database database) {
    return Flyway.configure()
        .dataSource(database.url(), database.owner().user(), database.owner().password())
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .createSchemas(false)
        .locations("classpath:db/orders")
        .load();
  }

  private static void demandConnection(IngestSettings.Database database) {
    Properties properties = driver(database);
    properties.setProperty("user", database.owner().user());
    properties.setProperty("password", database.owner().password());
    try (Connection connection = DriverManager.getConnection(database.url(), properties)) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw new StorageUnavailable(
          "PostgreSQL at " + database.url() + " is away: " + e.getMessage(), e);
    }
  }

  private static Properties driver(IngestSettings.Database database) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "order-ingest");
    properties.setProperty("tcpKeepAlive", "true");
    // Every statement is run again and again; planned once, not five times before it is kept.
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty("connectTimeout", Long.toString(database.connectWithin().toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(database.answerWithin().toSeconds()));
    return properties;
  }
}
