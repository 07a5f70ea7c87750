package io.lading.core.outbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The planner's settings for reading the log. The log is long and what is read of it short, always
 * by one of two indexes; but the planner sees only that the range has no known end and expects a
 * third of the table. One plan for all values is right, made once for each connection.
 */
final class LanePlans {

  private static final String BY_INDEX =
      """
      SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
        set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
        set_config('work_mem', '64MB', true)
      """;

  private LanePlans() {}

  /** Until the end of the transaction. */
  static void byIndex(Connection transaction) throws SQLException {
    try (var statement = transaction.prepareStatement(BY_INDEX)) {
      statement.execute();
    }
  }
}
