package io.lading.core.outbox.postgres;

import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction each; what the database refuses is the world's fault. */
record Session(DataSource database) {

  @FunctionalInterface
  interface Work<T> {
    T in(Connection transaction) throws SQLException;
  }

  /** {@code what} reads as "could not …". */
  <T> T transaction(String what, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return committed(connection, work);
    } catch (SQLException e) {
      throw new StorageUnavailable("could not " + what + ": " + e.getMessage(), e);
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.in(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }
}
