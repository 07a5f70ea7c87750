package io.lading.core.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends pages of rows in order and awaits every acknowledgement. A page that is not whole is the
 * last of its producer: what it still holds must not arrive long after, and the next page gets a
 * producer of its own. For one thread.
 */
final class KafkaPublisher implements AutoCloseable {

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Patience patience;
  private final List<MessageHeader> extraHeaders;
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean oneByOne;

  KafkaPublisher(
      Supplier<Producer<byte[], byte[]>> producers,
      Patience patience,
      List<MessageHeader> extraHeaders) {
    this.producers = producers;
    this.patience = patience;
    this.extraHeaders = extraHeaders;
  }

  /** Failures are told in the answer; beyond what was acknowledged some may have been sent. */
  Publication publish(List<OutboxRow> rows, Permit permit) {
    boolean whole = false;
    try {
      Publication publication = oneByOne ? oneByOne(rows, permit) : page(rows, permit);
      whole = publication.isWhole();
      oneByOne = publication.failure() != null;
      return publication;
    } catch (KafkaException e) {
      return new Publication(rows.size(), 0, 0, Failures.of("could not publish", e));
    } finally {
      if (!whole) {
        forgetProducer();
      }
    }
  }

  /**
   * After a failure: a row that is refused fails alone and by name. Together in a batch above its
   * topic's limit but not above the batch's, the client splits and sends them for ever.
   */
  private Publication oneByOne(List<OutboxRow> rows, Permit permit) {
    int acknowledged = 0;
    int truncated = 0;
    for (OutboxRow row : rows) {
      Publication one = page(List.of(row), permit);
      acknowledged += one.acknowledged();
      truncated += one.truncated();
      if (!one.isWhole()) {
        return new Publication(rows.size(), acknowledged, truncated, one.failure());
      }
    }
    return new Publication(rows.size(), acknowledged, truncated, null);
  }

  private Publication page(List<OutboxRow> rows, Permit permit) {
    return new PageInFlight(producer(), rows, extraHeaders, permit, patience).publish();
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> open = producer == null ? producers.get() : producer;
    producer = open;
    return open;
  }

  private void forgetProducer() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
      producer = null;
    }
  }
}
