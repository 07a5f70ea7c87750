package io.lading.core.centre.postgres;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.postgres.Transactions;

/** Runs a transaction anew when another one was faster. */
final class Attempts {

  private static final int MOST = 10;

  private Attempts() {}

  static <R> R of(Transactions transactions, Transactions.Work<R> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.run(work);
      } catch (Overtaken overtaken) {
        if (attempt == MOST) {
          throw new StorageUnavailable("overtaken too often: " + overtaken.getMessage(), overtaken);
        }
      }
    }
  }
}
