package io.lading.core.relay;

import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneLeases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Freezes a relay, heartbeat included: either its thread stands still in the middle of a page, as
 * in a long pause of its process, or what it sends gets stuck and arrives late, a whole page of it,
 * when another relay has long gone on.
 */
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final List<Runnable> stuck = new ArrayList<>();
  private Supplier<Producer<byte[], byte[]>> producers =
      () -> {
        throw new IllegalStateException("no producers");
      };
  private @Nullable Producer<byte[], byte[]> network;
  private boolean closed;
  private boolean sticky;

  void shut(boolean sendsGetStuck) {
    lock.lock();
    closed = true;
    sticky = sendsGetStuck;
    lock.unlock();
  }

  void open() {
    lock.lock();
    try {
      stuck.forEach(Runnable::run);
      stuck.clear();
      if (network != null) {
        network.close();
        network = null;
      }
      closed = false;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Future<RecordMetadata> send(
      Producer<byte[], byte[]> real, ProducerRecord<byte[], byte[]> record, Callback told) {
    lock.lock();
    try {
      if (closed && sticky) {
        stuck.add(() -> later().send(record, told));
        return new CompletableFuture<>();
      }
    } finally {
      lock.unlock();
    }
    pass();
    return real.send(record, told);
  }

  /** Not the relay's producer, which it has closed long since: what is on its way stays so. */
  private Producer<byte[], byte[]> later() {
    Producer<byte[], byte[]> open = network == null ? producers.get() : network;
    network = open;
    return open;
  }

  void pass() {
    lock.lock();
    try {
      while (closed) {
        opened.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("unchecked")
  Supplier<Producer<byte[], byte[]>> before(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
    return () -> {
      Producer<byte[], byte[]> real = producers.get();
      return (Producer<byte[], byte[]>)
          Proxy.newProxyInstance(
              Producer.class.getClassLoader(),
              new Class<?>[] {Producer.class},
              (_, method, arguments) -> {
                if (method.getName().equals("send")) {
                  var record = (ProducerRecord<byte[], byte[]>) arguments[0];
                  return send(real, record, (Callback) arguments[1]);
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });
    };
  }

  RelayStorage before(RelayStorage storage) {
    return new RelayStorage(
        storage.log(), before(storage.leases()), storage.anchor(), storage.partitions());
  }

  private LaneLeases before(LaneLeases leases) {
    return new LaneLeases() {
      @Override
      public List<Integer> lanes() {
        return leases.lanes();
      }

      @Override
      public Optional<Lane> acquire(int lane, String owner, Duration lease) {
        pass();
        return leases.acquire(lane, owner, lease);
      }

      @Override
      public boolean renew(Lane lane, Duration lease) {
        pass();
        return leases.renew(lane, lease);
      }

      @Override
      public void release(Lane lane) {
        leases.release(lane);
      }
    };
  }
}
