package io.lading.ingest.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.OutboxRow;
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
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Sends pages of rows in order and awaits every acknowledgement. After a failure nothing more is
 * sent, and the next page gets a producer of its own. For one thread.
 */
final class KafkaPublisher implements AutoCloseable {

  private static final long CHECK_MILLIS = 100;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Duration slow;
  private final List<MessageHeader> extraHeaders;
  private @Nullable Producer<byte[], byte[]> producer;

  KafkaPublisher(
      Supplier<Producer<byte[], byte[]>> producers,
      Duration slow,
      List<MessageHeader> extraHeaders) {
    this.producers = producers;
    this.slow = slow;
    this.extraHeaders = extraHeaders;
  }

  /**
   * True: all were acknowledged. False: the permit was withdrawn; some may have been sent. Throws
   * BrokerUnavailable or ImpossibleRecord.
   */
  boolean publish(List<OutboxRow> rows, Permit permit) {
    boolean failed = true;
    try {
      boolean acknowledged = send(rows, permit);
      failed = false;
      return acknowledged;
    } catch (KafkaException e) {
      throw failure("could not publish", e);
    } finally {
      if (failed) {
        forgetProducer();
      }
    }
  }

  private boolean send(List<OutboxRow> rows, Permit permit) {
    Producer<byte[], byte[]> open = producer();
    List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      if (!permit.maySend()) {
        return false;
      }
      Future<RecordMetadata> future = open.send(record(row));
      sent.add(future);
      if (future.isDone() && !await(row, future, permit)) {
        return false;
      }
    }
    return awaitAll(rows, sent, permit);
  }

  private boolean awaitAll(List<OutboxRow> rows, List<Future<RecordMetadata>> sent, Permit permit) {
    for (int i = 0; i < sent.size(); i++) {
      if (!await(rows.get(i), sent.get(i), permit)) {
        return false;
      }
    }
    return true;
  }

  private boolean await(OutboxRow row, Future<RecordMetadata> future, Permit permit) {
    long start = System.nanoTime();
    while (permit.mayWait()) {
      try {
        future.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException notYet) {
        tellIfOverdue(row, start, permit);
      } catch (ExecutionException failed) {
        throw failure("outbox row " + row.id() + " for " + row.topic(), failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private void tellIfOverdue(OutboxRow row, long start, Permit permit) {
    long waited = System.nanoTime() - start;
    if (waited > slow.toNanos()) {
      permit.overdue(
          "no acknowledgement from Kafka for outbox row %d (%s) within %d s"
              .formatted(row.id(), row.topic(), TimeUnit.NANOSECONDS.toSeconds(waited)));
    }
  }

  private static RuntimeException failure(String what, @Nullable Throwable cause) {
    return switch (cause) {
      case RecordTooLargeException e -> impossible(what, e);
      case RecordBatchTooLargeException e -> impossible(what, e);
      case InvalidTopicException e -> impossible(what, e);
      case SerializationException e -> impossible(what, e);
      case KafkaException e -> new BrokerUnavailable(what + ": " + e, e);
      case null, default -> new IllegalStateException(what + ": " + cause, cause);
    };
  }

  private static ImpossibleRecord impossible(String what, Throwable cause) {
    return new ImpossibleRecord(what + " will never be taken: " + cause, cause);
  }

  private ProducerRecord<byte[], byte[]> record(OutboxRow row) {
    var record = new ProducerRecord<byte[], byte[]>(row.topic(), null, row.key(), row.payload());
    row.headers().forEach(header -> add(record, header));
    extraHeaders.forEach(header -> add(record, header));
    return record;
  }

  private static void add(ProducerRecord<byte[], byte[]> record, MessageHeader header) {
    record.headers().add(new RecordHeader(header.name(), header.value()));
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
