package io.lading.planner.verify.postgres;

import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One look at the database, read only: everything asked of it is of the same moment. */
@FunctionalInterface
public interface Look<R> {

  R at(Connection snapshot) throws SQLException;

  /**
   * @throws StorageUnavailable the database cannot be asked
   */
  default R in(DataSource database) {
    try (Connection snapshot = database.getConnection()) {
      snapshot.setReadOnly(true);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      snapshot.setAutoCommit(false);
      try {
        return at(snapshot);
      } finally {
        snapshot.rollback();
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("the routes cannot be checked: " + e.getMessage(), e);
    }
  }
}
