package io.lading.core.opening;

import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings a schema up to date, as its owner; may be repeated. Instances that start together migrate
 * one after the other.
 *
 * @param schema made by the administrator, owned by {@code user}
 * @param scripts folder of the class path
 * @param connectWithin how long a connection is waited for
 */
public record Migration(
    String url,
    String user,
    String password,
    String schema,
    String scripts,
    Duration connectWithin) {

  // A migration may rewrite a table; a database that says nothing for longer is away.
  private static final int ANSWER_SECONDS = 3600;

  // Until whoever migrates at the moment has finished: the opening tells which step is in hand.
  private static final int WITHOUT_END = -1;

  // Classes of SQLSTATE that mean that the server is away, busy, going down or coming up.
  private static final Set<String> AWAY = Set.of("08", "40", "53", "55", "57", "58");

  /**
   * @throws StorageUnavailable the database is away, or went away meanwhile: repeat
   * @throws FlywayException the schema is not as the migrations want it
   */
  public void run() {
    DataSource database = database();
    demandConnection(database);
    try {
      flyway(database).migrate();
    } catch (FlywayException e) {
      throw isAway(e) ? unavailable(e) : e;
    }
  }

  static boolean isAway(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(
            each ->
                each instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5
                    && AWAY.contains(sql.getSQLState().substring(0, 2)));
  }

  private Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(false)
        .locations("classpath:" + scripts)
        .lockRetryCount(WITHOUT_END)
        .load();
  }

  private DataSource database() {
    var database = new PGSimpleDataSource();
    database.setURL(url);
    database.setUser(user);
    database.setPassword(password);
    database.setApplicationName("migration of " + schema);
    database.setTcpKeepAlive(true);
    int connectSeconds = Math.max(1, (int) connectWithin.toSeconds());
    database.setConnectTimeout(connectSeconds);
    database.setLoginTimeout(connectSeconds);
    database.setSocketTimeout(ANSWER_SECONDS);
    return database;
  }

  private void demandConnection(DataSource database) {
    try (Connection connection = database.getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private StorageUnavailable unavailable(Exception e) {
    return new StorageUnavailable("PostgreSQL at " + url + " is away: " + e.getMessage(), e);
  }
}
