package io.lading.bench.peer;

import io.lading.bench.postgres.PeerStore;
import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.HeaderBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes an outbox table: a batch is read with FOR UPDATE SKIP LOCKED, sent without waiting in
 * between, deleted when all of it is acknowledged. One thread; woken by commits.
 */
final class PolledOutbox implements AutoCloseable {

  private static final int BATCH = 1_000;
  private static final Duration REST = Duration.ofMillis(5);

  private final PeerStore store;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread = new Thread(this::loop, "peer-outbox");
  private volatile boolean ending;

  PolledOutbox(PeerStore store, String bootstrapServers) {
    this.store = store;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
  }

  void start() {
    thread.start();
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  private void loop() {
    while (!ending) {
      if (runOnce() == 0) {
        LockSupport.parkNanos(REST.toNanos());
      }
    }
  }

  int runOnce() {
    return store.publish(BATCH, this::send);
  }

  private void send(List<PeerStore.Waiting> messages) {
    var acknowledgements = new ArrayList<Future<?>>(messages.size());
    for (var message : messages) {
      var record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
      for (MessageHeader header : HeaderBytes.decode(message.headers())) {
        record.headers().add(header.name(), header.value());
      }
      acknowledgements.add(producer.send(record));
    }
    producer.flush();
    acknowledgements.forEach(PolledOutbox::await);
  }

  private static void await(Future<?> acknowledgement) {
    try {
      acknowledgement.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an event was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    }
  }

  @Override
  public void close() {
    ending = true;
    wake();
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
