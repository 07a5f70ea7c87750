package io.lading.core.reads.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives no connection, always for the same reason. */
final class NoConnections extends AbstractDataSource {

  private final SQLException failure;

  NoConnections(SQLException failure) {
    this.failure = failure;
  }

  @Override
  public Connection getConnection() throws SQLException {
    throw failure;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw failure;
  }
}
