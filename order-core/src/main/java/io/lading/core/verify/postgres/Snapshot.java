package io.lading.core.verify.postgres;

import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One look at the database, read only: everything asked of it is of the same moment. */
public final class Snapshot {

  private Snapshot() {}

  /** What is to be found out. */
  @FunctionalInterface
  public interface Look<R> {
    R at(Connection snapshot) throws SQLException;
  }

  /**
   * @throws StorageUnavailable the database could not be asked
   */
  public static <R> R of(DataSource database, Look<R> look) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return look.at(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("the database could not be verified: " + e.getMessage(), e);
    }
  }
}
