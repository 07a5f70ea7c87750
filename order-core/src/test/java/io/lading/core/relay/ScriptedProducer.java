package io.lading.core.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that does with each record what a test says. */
final class ScriptedProducer extends MockProducer<byte[], byte[]> {

  /** What becomes of a record. */
  enum Fate {
    TAKEN,
    REFUSED,
    TOO_LARGE,
    SILENCE,
    SPLITS
  }

  private static final MetricName SPLIT =
      new MetricName("batch-split-total", "producer-metrics", "", Map.of());

  private final AtomicInteger splits = new AtomicInteger();
  final List<ProducerRecord<byte[], byte[]>> taken = new ArrayList<>();
  private final Function<ProducerRecord<byte[], byte[]>, Fate> script;

  ScriptedProducer(Function<ProducerRecord<byte[], byte[]>, Fate> script) {
    super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    this.script = script;
    setMockMetrics(SPLIT, metric());
  }

  /** Grows whenever it is read, once a batch is split. */
  private Metric metric() {
    return new Metric() {
      @Override
      public MetricName metricName() {
        return SPLIT;
      }

      @Override
      public Object metricValue() {
        return splits.get() == 0 ? 0.0 : (double) splits.addAndGet(1_000);
      }
    };
  }

  private static @Nullable Exception asException(@Nullable Throwable failure) {
    return failure == null ? null : (Exception) failure;
  }

  @Override
  public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    return send(record, null);
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    var future = new CompletableFuture<RecordMetadata>();
    switch (script.apply(record)) {
      case TAKEN -> {
        taken.add(record);
        future.complete(null);
      }
      case REFUSED ->
          future.completeExceptionally(
              new org.apache.kafka.common.errors.TimeoutException("not present in metadata"));
      case TOO_LARGE ->
          future.completeExceptionally(
              new org.apache.kafka.common.errors.RecordTooLargeException("too large"));
      case SPLITS -> splits.incrementAndGet();
      case SILENCE -> {}
    }
    if (callback != null) {
      future.whenComplete((where, failure) -> callback.onCompletion(where, asException(failure)));
    }
    return future;
  }
}
