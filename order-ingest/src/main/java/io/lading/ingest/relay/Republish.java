package io.lading.ingest.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.OutboxRow;
import io.lading.core.outbox.PageBounds;
import io.lading.core.outbox.PublishedRows;
import io.lading.core.outbox.PublishedRows.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends again what was published, from the outbox, in order per key: for a broker that lost what it
 * had acknowledged. Each record has the header {@code lading-republished: true}; subscribers who
 * compare sequences take only what they miss. Writes nothing to the database. May be repeated.
 */
public final class Republish {

  public static final String HEADER = "lading-republished";

  private static final PageBounds PAGE = new PageBounds(2_000, 8L << 20);
  private static final List<MessageHeader> MARK =
      List.of(new MessageHeader(HEADER, "true".getBytes(StandardCharsets.UTF_8)));

  private final PublishedRows log;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Duration slow;

  public Republish(PublishedRows log, Supplier<Producer<byte[], byte[]>> producers, Duration slow) {
    this.log = log;
    this.producers = producers;
    this.slow = slow;
  }

  /** rows were acknowledged; lastId is the last of them, 0 if there were none. */
  public record Republished(long rows, long lastId) {}

  /**
   * Throws BrokerUnavailable or StorageUnavailable when the world fails; then the range, or the
   * rest of it, has to be asked for again.
   */
  public Republished republish(Range range) {
    try (var publisher = new KafkaPublisher(producers, slow, MARK)) {
      long rows = 0;
      long lastId = 0;
      List<OutboxRow> page = log.read(range, lastId, PAGE);
      while (!page.isEmpty() && publisher.publish(page, Permit.ALWAYS)) {
        rows += page.size();
        lastId = page.getLast().id();
        page = log.read(range, lastId, PAGE);
      }
      return new Republished(rows, lastId);
    }
  }
}
