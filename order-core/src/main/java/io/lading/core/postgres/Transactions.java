package io.lading.core.postgres;

import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in one transaction (READ COMMITTED, the isolation the statements are written for): all
 * of it is committed, or nothing and the exception tells whose fault it was.
 */
public final class Transactions {

  /** Work inside a transaction that it neither commits nor rolls back. */
  @FunctionalInterface
  public interface Work<R extends @Nullable Object> {
    R in(Connection transaction) throws SQLException;
  }

  // Classes of SQLSTATE that repeating cannot cure: bad data, broken constraints, bad SQL or
  // privileges, exceptions of our own functions. All others are the world's; so is 0A000, which
  // a migration under our feet causes ("cached plan must not change result type") and repeating
  // cures.
  private static final Set<String> OUR_BUGS = Set.of("21", "22", "23", "42", "P0");

  private final DataSource database;

  public Transactions(DataSource database) {
    this.database = database;
  }

  /**
   * @throws StorageUnavailable nothing is known to be committed: repeat
   * @throws InvariantBroken nothing was committed, and repeating does not help
   */
  public <R extends @Nullable Object> R run(Work<R> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return run(connection, work);
    } catch (SQLException e) {
      throw blame(e);
    }
  }

  private static <R extends @Nullable Object> R run(Connection connection, Work<R> work)
      throws SQLException {
    boolean committed = false;
    try {
      R result = work.in(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollback(connection);
      }
    }
  }

  /** What made the work fail is already on its way; a dead connection rolls back by itself. */
  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      abort(connection);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is gone, and that is all that was wanted of it.
    }
  }

  private static RuntimeException blame(SQLException e) {
    String state = e.getSQLState();
    if (state != null && state.length() == 5 && OUR_BUGS.contains(state.substring(0, 2))) {
      return new InvariantBroken("PostgreSQL refused what must be possible: " + e.getMessage(), e);
    }
    return new StorageUnavailable("PostgreSQL did not commit: " + e.getMessage(), e);
  }
}
