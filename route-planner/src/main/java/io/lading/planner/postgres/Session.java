package io.lading.planner.postgres;

import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work in one transaction: all of it, or nothing and whose fault that was. */
record Session(DataSource database) {

  @FunctionalInterface
  interface Work<R extends @Nullable Object> {
    R in(Connection transaction) throws SQLException;
  }

  /**
   * @throws StorageUnavailable nothing is known to be committed: repeat
   * @throws InvariantBroken nothing was committed, and repeating does not help
   */
  <R extends @Nullable Object> R committed(Work<R> work) {
    return connected(connection -> committed(connection, work));
  }

  /** Everything that the work sees is of the same moment. */
  <R extends @Nullable Object> R snapshot(Work<R> work) {
    return connected(
        connection -> {
          connection.setReadOnly(true);
          return committed(connection, transaction -> work.in(frozen(transaction)));
        });
  }

  /** Of this transaction alone: a connection's own level would have to be set, and reset. */
  private static Connection frozen(Connection transaction) throws SQLException {
    try (Statement level = transaction.createStatement()) {
      level.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
    return transaction;
  }

  private <R extends @Nullable Object> R connected(Work<R> work) {
    try (Connection connection = database.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static <R extends @Nullable Object> R committed(Connection connection, Work<R> work)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      R result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** The connection may be what failed. */
  private static void rollBack(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** Data or statements that PostgreSQL refuses are our bug; everything else is the world's. */
  private static RuntimeException failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String message = "PostgreSQL did not commit: " + e.getMessage();
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("42")
        ? new InvariantBroken(message, e)
        : new StorageUnavailable(message, e);
  }
}
