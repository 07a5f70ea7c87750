package io.lading.ingest.snapshots;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.relay.Sending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends and awaits every acknowledgement, one caller at a time. After a failure the producer is
 * given up with what it still holds, which must not arrive after something newer.
 */
public final class SnapshotTopic implements AutoCloseable {

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Supplier<? extends Producer<byte[], byte[]>> producers;
  private final Duration patience;
  private @Nullable Producer<byte[], byte[]> producer;

  /** {@code patience}: how long an acknowledgement is waited for. */
  public SnapshotTopic(Supplier<? extends Producer<byte[], byte[]>> producers, Duration patience) {
    this.producers = producers;
    this.patience = patience;
  }

  /**
   * @throws KafkaException not everything is known to have arrived: repeat
   * @throws InvariantBroken a message is too large for its topic
   */
  synchronized void send(List<OutgoingMessage> messages) {
    boolean sent = false;
    try {
      Producer<byte[], byte[]> open = producer == null ? producers.get() : producer;
      producer = open;
      List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
      messages.forEach(message -> acknowledgements.add(Sending.send(open, record(message))));
      acknowledgements.forEach(this::await);
      sent = true;
    } finally {
      if (!sent) {
        forget();
      }
    }
  }

  private void await(Future<RecordMetadata> acknowledgement) {
    try {
      acknowledgement.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new KafkaException("no acknowledgement of a snapshot within " + patience, late);
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof RecordTooLargeException tooLarge) {
        throw new InvariantBroken("A snapshot is too large: " + tooLarge.getMessage());
      }
      throw new KafkaException("a snapshot was not published", refused.getCause());
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
    var record =
        new ProducerRecord<byte[], byte[]>(message.topic(), message.key(), message.payload());
    message.headers().forEach(header -> record.headers().add(header.name(), header.value()));
    return record;
  }

  private void forget() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
      producer = null;
    }
  }
}
