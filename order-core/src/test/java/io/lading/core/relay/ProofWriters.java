package io.lading.core.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers of status events as the order centre writes them: several orders in a transaction, each
 * event's sequence counted under the lock of the order's state row, held for a random while, one
 * transaction in ten rolled back. What was committed is remembered, event by event.
 */
final class ProofWriters {

  private static final int ORDERS = 2_000;

  private final RelayFixture fixture;
  private final long seed;
  private final long wanted;
  final Map<String, String> committed = new ConcurrentHashMap<>();
  final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();
  private volatile boolean moreIsWaitedFor = true;
  private final List<Thread> threads = new ArrayList<>();

  ProofWriters(RelayFixture fixture, long seed, long wanted) {
    this.fixture = fixture;
    this.seed = seed;
    this.wanted = wanted;
  }

  void start(int writers) throws SQLException {
    createOrders();
    for (int i = 0; i < writers; i++) {
      var random = new Random(seed + i);
      String name = "writer" + i;
      threads.add(Thread.ofPlatform().name(name).start(() -> write(name, random)));
    }
  }

  long committedSoFar() {
    return count.get();
  }

  /** Until this is said they go on, also with more than is wanted. */
  void endWhenAllIsWritten() {
    moreIsWaitedFor = false;
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void createOrders() throws SQLException {
    try (Connection transaction = fixture.begin();
        var insert =
            transaction.prepareStatement(
                "INSERT INTO logistics_order_state (order_id, status, status_version, sequence,"
                    + " updated_at) SELECT o, 0, 1, 1, now() FROM generate_series(1, ?) o")) {
      insert.setInt(1, ORDERS);
      insert.executeUpdate();
      List<OutgoingMessage> first = new ArrayList<>();
      for (long order = 1; order <= ORDERS; order++) {
        first.add(event(order, 1, "creation"));
        committed.put(order + ":" + 1, "creation");
      }
      new PostgresOutboxAppender().append(transaction, first);
      transaction.commit();
    }
    count.addAndGet(ORDERS);
  }

  private void write(String name, Random random) {
    try (Connection transaction = fixture.begin()) {
      for (int i = 0; moreIsWaitedFor || count.get() < wanted; i++) {
        transact(transaction, name + "-" + i, random);
      }
    } catch (SQLException | RuntimeException failed) {
      failures.add(failed);
    }
  }

  private void transact(Connection transaction, String name, Random random) throws SQLException {
    Map<String, String> mine = new java.util.HashMap<>();
    List<OutgoingMessage> events = new ArrayList<>();
    for (long order : someOrders(random)) {
      int each = 1 + random.nextInt(4);
      int last = counted(transaction, order, each);
      for (int sequence = last - each + 1; sequence <= last; sequence++) {
        events.add(event(order, sequence, name));
        mine.put(order + ":" + sequence, name);
      }
      if (random.nextInt(3) == 0) {
        new PostgresOutboxAppender().append(transaction, events);
        events.clear();
        hold(random);
      }
    }
    new PostgresOutboxAppender().append(transaction, events);
    hold(random);
    if (random.nextInt(10) == 0) {
      transaction.rollback();
    } else {
      transaction.commit();
      committed.putAll(mine);
      count.addAndGet(mine.size());
    }
  }

  private static Iterable<Long> someOrders(Random random) {
    var orders = new TreeSet<Long>();
    for (int i = 1 + random.nextInt(7); i > 0; i--) {
      orders.add(1L + random.nextInt(ORDERS));
    }
    return orders;
  }

  private static int counted(Connection transaction, long order, int more) throws SQLException {
    try (var update =
        transaction.prepareStatement(
            "UPDATE logistics_order_state SET sequence = sequence + ? WHERE order_id = ?"
                + " RETURNING sequence")) {
      update.setInt(1, more);
      update.setLong(2, order);
      try (var row = update.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private OutgoingMessage event(long order, int sequence, String writer) {
    byte[] key = Long.toString(order).getBytes(StandardCharsets.UTF_8);
    byte[] value =
        "%d:%d:%s:%s"
            .formatted(order, sequence, writer, "x".repeat(200))
            .getBytes(StandardCharsets.UTF_8);
    var header = new MessageHeader("traceparent", writer.getBytes(StandardCharsets.UTF_8));
    return new OutgoingMessage(fixture.topic, key, List.of(header), value, order, sequence);
  }

  private static void hold(Random random) {
    int kind = random.nextInt(100);
    long micros =
        kind < 60 ? 0 : kind < 97 ? random.nextInt(4_000) : 10_000L + random.nextInt(60_000);
    LockSupport.parkNanos(micros * 1_000);
  }
}
