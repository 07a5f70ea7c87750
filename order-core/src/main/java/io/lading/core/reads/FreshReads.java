package io.lading.core.reads;

import io.lading.core.intake.StorageUnavailable;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions by the replica if there is one, it is well, and it has what the caller wrote;
 * else by the primary. What fails at the replica is asked again at the primary, so a question may
 * be asked twice: it must change nothing. Safe for many threads.
 */
public final class FreshReads {

  /** A statement that took too long would do so at the primary, too. */
  private static final String CANCELLED = "57014";

  private final Replica replica;

  public FreshReads(Replica replica) {
    this.replica = replica;
  }

  /**
   * {@code question}: whatever it asks the database, it asks on this thread.
   *
   * @throws StorageUnavailable nobody can answer
   * @throws NotYetProjected the projection is behind what was written
   */
  public <T> Answered<T> answer(ReadTokens written, Supplier<T> question) {
    Reading reading = Reading.of(written);
    try {
      return reading.ask(question);
    } catch (StorageUnavailable e) {
      if (reading.source() == Source.PRIMARY || CANCELLED.equals(sqlState(e))) {
        throw e;
      }
      return answerByPrimary(reading, question, e);
    }
  }

  private <T> Answered<T> answerByPrimary(
      Reading reading, Supplier<T> question, StorageUnavailable e) {
    if (isGone(sqlState(e))) {
      replica.failed(String.valueOf(e.getMessage()));
    }
    reading.askedPrimary();
    return reading.ask(question);
  }

  /** The connection broke or the server is closing; all else concerns one question. */
  private static boolean isGone(@Nullable String state) {
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  private static @Nullable String sqlState(StorageUnavailable e) {
    return e.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
  }
}
