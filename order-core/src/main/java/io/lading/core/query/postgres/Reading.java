package io.lading.core.query.postgres;

import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Runs what only reads, and tells whose fault it was if that fails. */
record Reading(DataSource database) {

  /**
   * No schema, table, column or function of that name, or no right to them: the schema is not there
   * yet, or not in this version. That passes.
   */
  private static final Set<String> NOT_THERE_YET =
      Set.of("3F000", "42P01", "42703", "42883", "42501");

  /** Classes that repeating does not cure. */
  private static final Set<String> OUR_BUGS = Set.of("21", "22", "42");

  /** What reads. */
  interface Work<R> {
    R in(Connection connection) throws SQLException;
  }

  /** One statement, so no transaction is needed. */
  <R> R once(Work<R> work) {
    try (Connection connection = database.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw blame(e);
    }
  }

  /** All of it as of one moment. */
  <R> R atOneMoment(Work<R> work) {
    return once(
        connection -> {
          connection.setAutoCommit(false);
          try {
            return work.in(connection);
          } finally {
            connection.rollback();
          }
        });
  }

  private static RuntimeException blame(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean ours =
        state.length() == 5
            && OUR_BUGS.contains(state.substring(0, 2))
            && !NOT_THERE_YET.contains(state);
    return ours
        ? new InvariantBroken("PostgreSQL refused a question: " + e.getMessage(), e)
        : new StorageUnavailable("a question was not answered: " + e.getMessage(), e);
  }
}
