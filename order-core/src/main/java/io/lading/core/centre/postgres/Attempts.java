package io.lading.core.centre.postgres;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.postgres.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs a transaction anew when another one was faster. */
final class Attempts {

  private static final int MOST = 10;

  private Attempts() {}

  /** What is done in a transaction; {@code first}: whether nobody was faster yet. */
  @FunctionalInterface
  interface Work<R> {
    R in(Connection transaction, boolean first) throws SQLException;
  }

  static <R> R of(Transactions transactions, Work<R> work) {
    for (int attempt = 1; ; attempt++) {
      boolean first = attempt == 1;
      try {
        return transactions.run(transaction -> work.in(transaction, first));
      } catch (Overtaken overtaken) {
        if (attempt == MOST) {
          throw new StorageUnavailable("overtaken too often: " + overtaken.getMessage(), overtaken);
        }
      }
    }
  }
}
