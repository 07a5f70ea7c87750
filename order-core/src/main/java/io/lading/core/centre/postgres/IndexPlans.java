package io.lading.core.centre.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Has a transaction find its rows by index, and nothing else. PostgreSQL keeps the plan of a
 * prepared statement until a table is analysed: made while the table was small, it would go on
 * reading the table from end to end while that grows by thousands of rows a second.
 */
final class IndexPlans {

  private static final String BY_INDEX =
      """
      SELECT set_config('enable_seqscan', 'off', true),
             set_config('enable_hashjoin', 'off', true),
             set_config('enable_mergejoin', 'off', true)
      """;

  private IndexPlans() {}

  static void use(Connection transaction) throws SQLException {
    try (PreparedStatement settings = transaction.prepareStatement(BY_INDEX)) {
      settings.execute();
    }
  }
}
