package io.lading.tracking.operations.kafka;

import io.lading.tracking.operations.Figure;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What became of a question. */
final class Answer {

  private Answer() {}

  static <A, T> Figure<T> of(KafkaFuture<A> asked, Function<A, T> read) {
    try {
      return new Figure.Known<>(read.apply(asked.get()));
    } catch (ExecutionException e) {
      return none(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  static <T> Figure<T> unasked() {
    return new Figure.Unknown<>(Figure.Reason.BROKERS, "the brokers were not asked");
  }

  static <T> Figure<T> none(Throwable why) {
    if (why instanceof UnknownTopicOrPartitionException) {
      return new Figure.Unknown<>(Figure.Reason.NO_TOPIC, "the brokers have no such topic");
    }
    if (why instanceof GroupIdNotFoundException) {
      return new Figure.Unknown<>(Figure.Reason.NO_POSITION, "the brokers have no such group");
    }
    if (why instanceof KafkaException) {
      return new Figure.Unknown<>(Figure.Reason.BROKERS, String.valueOf(why.getMessage()));
    }
    throw new IllegalStateException("the brokers could not be asked", why);
  }
}
