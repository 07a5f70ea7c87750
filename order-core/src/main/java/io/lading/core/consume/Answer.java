package io.lading.core.consume;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** What an admin client was answered. */
final class Answer {

  private Answer() {}

  /** Waits for it; whatever is wrong is a KafkaException, also that this was never asked. */
  static <T> T of(@Nullable KafkaFuture<T> asked) {
    if (asked == null) {
      throw new KafkaException("no answer to what was asked");
    }
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known
          ? known
          : new KafkaException("The broker could not be asked", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
