package io.lading.core.centre.postgres;

import io.lading.core.intake.StorageUnavailable;
import java.util.function.Supplier;

/** Runs a transaction anew when another one was faster. */
final class Attempts {

  private static final int MOST = 10;

  private Attempts() {}

  /**
   * @param attempt a transaction, and what has to be done before each
   */
  static <R> R of(Supplier<R> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.get();
      } catch (Overtaken overtaken) {
        if (number == MOST) {
          throw new StorageUnavailable("overtaken too often: " + overtaken.getMessage(), overtaken);
        }
      }
    }
  }
}
