package io.lading.core.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool's connections, whose answers are awaited for another time; the pool resets them. */
final class TimedConnections extends DelegatingDataSource {

  private final int millis;

  TimedConnections(DataSource pool, Duration timeout) {
    super(pool);
    this.millis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    connection.setNetworkTimeout(Runnable::run, millis);
    return connection;
  }
}
