package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Writes recorded orders over several connections at once, with no application and no Kafka.
 * Everything is in memory and the connections are open before {@link Prepared#run} is called; when
 * it returns, every order is committed.
 */
public final class Writing {

  private final RecordedOrders orders;
  private final int connections;

  public Writing(RecordedOrders orders, int connections) {
    this.orders = orders;
    this.connections = connections;
  }

  /** Ready to write. */
  public static final class Prepared implements AutoCloseable {
    private final List<Callable<Void>> work;
    private final List<AutoCloseable> toClose;

    Prepared(List<Callable<Void>> work, List<AutoCloseable> toClose) {
      this.work = work;
      this.toClose = toClose;
    }

    /** Writes everything, once. */
    public void run() throws SQLException, InterruptedException {
      try (var threads = Executors.newFixedThreadPool(work.size())) {
        for (Future<Void> done : threads.invokeAll(work)) {
          done.get();
        }
      } catch (ExecutionException e) {
        throw new SQLException("a connection could not write what is its part", e.getCause());
      }
    }

    @Override
    public void close() throws Exception {
      for (AutoCloseable closeable : toClose.reversed()) {
        closeable.close();
      }
    }
  }

  /** Case (a): one order per transaction, one statement per row. */
  public Prepared rowByRow(DataSource database) throws SQLException {
    var toClose = new ArrayList<AutoCloseable>();
    var next = new AtomicInteger();
    var work = new ArrayList<Callable<Void>>();
    for (int i = 0; i < connections; i++) {
      Connection connection = open(database, toClose);
      var writer = new RowByRow(connection, orders.tables());
      toClose.add(writer);
      work.add(() -> writeAll(connection, orders.orders(), next, writer));
    }
    return new Prepared(work, toClose);
  }

  /** Case (c): batches by unnest. */
  public Prepared unnest(DataSource database, int batchSize) throws SQLException {
    var batches = batches(batchSize).map(b -> new UnnestBatch(orders.tables(), b)).toList();
    return prepared(database, batches, (connection, batch) -> batch.write(connection));
  }

  /** Case (c): batches by binary COPY. */
  public Prepared copy(DataSource database, int batchSize) throws SQLException {
    var batches = batches(batchSize).map(b -> new CopyBatch(orders.tables(), b)).toList();
    return prepared(database, batches, (connection, batch) -> batch.write(connection));
  }

  private <T> Prepared prepared(DataSource database, List<T> units, OrderWriter<T> writer)
      throws SQLException {
    var toClose = new ArrayList<AutoCloseable>();
    var next = new AtomicInteger();
    var work = new ArrayList<Callable<Void>>();
    for (int i = 0; i < connections; i++) {
      Connection connection = open(database, toClose);
      work.add(() -> writeAll(connection, units, next, writer));
    }
    return new Prepared(work, toClose);
  }

  private static <T> Void writeAll(
      Connection connection, List<T> units, AtomicInteger next, OrderWriter<T> writer)
      throws SQLException {
    for (int i = next.getAndIncrement(); i < units.size(); i = next.getAndIncrement()) {
      writer.write(connection, units.get(i));
    }
    return null;
  }

  static Connection open(DataSource database, List<AutoCloseable> toClose) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    toClose.add(connection);
    return connection;
  }

  private java.util.stream.Stream<List<RecordedOrder>> batches(int size) {
    List<RecordedOrder> all = orders.orders();
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)));
  }
}
