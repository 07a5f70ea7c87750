package io.lading.core.outbox.postgres;

import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work on the database; what that refuses is the world's fault. */
record Session(DataSource database) {

  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** In one transaction. {@code what} reads as "could not …". */
  <T> T transaction(String what, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return committed(connection, work);
    } catch (SQLException e) {
      throw new StorageUnavailable("could not " + what + ": " + e.getMessage(), e);
    }
  }

  /** One statement at a time, each committed by itself: a round trip instead of two. */
  <T> T statement(String what, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      return work.in(connection);
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
