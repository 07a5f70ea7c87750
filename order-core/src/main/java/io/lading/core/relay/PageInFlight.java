package io.lading.core.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.OutboxRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * One page on its way: sent in order, acknowledgements counted in order. What a topic refuses as
 * too large goes truncated, where the contract allows it. For one thread and one use.
 */
final class PageInFlight {

  private static final long CHECK_MILLIS = 100;
  private static final Duration SETTLE_WITHIN = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> producer;
  private final List<OutboxRow> rows;
  private final List<MessageHeader> extraHeaders;
  private final Permit permit;
  private final Patience patience;
  private final Splits splits;
  private final List<Future<RecordMetadata>> sent;
  private int acknowledged;
  private int truncated;

  PageInFlight(
      Producer<byte[], byte[]> producer,
      List<OutboxRow> rows,
      List<MessageHeader> extraHeaders,
      Permit permit,
      Patience patience) {
    this.producer = producer;
    this.rows = rows;
    this.extraHeaders = extraHeaders;
    this.permit = permit;
    this.patience = patience;
    this.splits = new Splits(producer);
    this.sent = new ArrayList<>(rows.size());
  }

  Publication publish() {
    RuntimeException failure = null;
    try {
      if (send()) {
        awaitAll();
      }
    } catch (BrokerUnavailable | ImpossibleRecord | IllegalStateException failed) {
      failure = failed;
    } catch (KafkaException failed) {
      failure = Failures.of("could not publish", failed);
    }
    settle();
    return new Publication(rows.size(), acknowledged, truncated, failure);
  }

  /** False: the permit was withdrawn. A row that fails at once lets no later one pass it. */
  private boolean send() {
    for (int i = 0; i < rows.size(); i++) {
      if (!permit.maySend()) {
        return false;
      }
      sent.add(Sending.send(producer, record(rows.get(i))));
      if (sent.get(i).isDone() && !await(i)) {
        return false;
      }
    }
    return true;
  }

  private void awaitAll() {
    while (acknowledged < sent.size() && await(acknowledged)) {
      acknowledged++;
    }
  }

  /** False: the permit was withdrawn, or we are to stop. */
  private boolean await(int i) {
    long start = System.nanoTime();
    int refusals = 0;
    while (permit.mayWait()) {
      try {
        sent.get(i).get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException notYet) {
        tellIfOverdue(rows.get(i), System.nanoTime() - start);
      } catch (ExecutionException failed) {
        refusals++;
        sent.set(i, again(rows.get(i), refusals, failed.getCause()));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private Future<RecordMetadata> again(OutboxRow row, int refusals, @Nullable Throwable cause) {
    Optional<OutboxRow> less =
        Failures.isTooLarge(cause) ? Truncation.of(row, refusals) : Optional.empty();
    OutboxRow rest = less.orElseThrow(() -> Failures.of(row, cause));
    truncated += refusals == 1 ? 1 : 0;
    return Sending.send(producer, record(rest));
  }

  private void tellIfOverdue(OutboxRow row, long waitedNanos) {
    if (splits.areEndless()) {
      throw Failures.ofEndlessSplits(row);
    }
    if (waitedNanos <= patience.slow().toNanos()) {
      return;
    }
    String what =
        "no acknowledgement from Kafka for outbox row %d (%s) within %d s"
            .formatted(row.id(), row.topic(), TimeUnit.NANOSECONDS.toSeconds(waitedNanos));
    if (waitedNanos > patience.most().toNanos()) {
      throw new BrokerUnavailable(what, null);
    }
    permit.overdue(what);
  }

  /** What was sent before a failure has usually arrived, and need not be sent again. */
  private void settle() {
    long deadline = System.nanoTime() + SETTLE_WITHIN.toNanos();
    try {
      while (acknowledged < sent.size() && permit.mayWait()) {
        long rest = Math.max(0, deadline - System.nanoTime());
        sent.get(acknowledged).get(rest, TimeUnit.NANOSECONDS);
        acknowledged++;
      }
    } catch (TimeoutException | ExecutionException notThisOne) {
      // The rest is sent again.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
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
}
