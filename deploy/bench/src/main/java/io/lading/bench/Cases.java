package io.lading.bench;

import io.lading.bench.postgres.RecordedOrders;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The cases of the benchmark. The letters are those of the README. */
final class Cases {

  static final String LADING = "(E) Lading, topic to topic";
  static final String SOURCE = "(a) one order per transaction, a statement per row";
  static final String PEER = "(b) record-at-a-time listener, polled outbox";
  static final String UNNEST = "(c) bare unnest batches";
  static final String COPY = "(c) bare binary COPY batches";

  private static final List<Integer> SOURCE_CONNECTIONS = List.of(1, 8, 32);
  private static final List<Integer> PEER_THREADS = List.of(1, 4, 8);
  private static final List<Integer> LIMIT_CONNECTIONS = List.of(1, 2);

  private final FromTopicToTopic.Start ingest;

  /** {@code ingest}: starts Lading. */
  Cases(FromTopicToTopic.Start ingest) {
    this.ingest = ingest;
  }

  Case<Workload> lading() {
    return new FromTopicToTopic(new FromTopicToTopic.Plan(LADING, false, ingest, database -> {}));
  }

  /** Lets Lading write every order of the workload once, unmeasured, and reads its rows back. */
  RecordedOrders record(Rig rig, Workload workload) throws Exception {
    var recorded = new AtomicReference<RecordedOrders>();
    var plan =
        new FromTopicToTopic.Plan(LADING, false, ingest, database -> recorded.set(read(database)));
    new FromTopicToTopic(plan).measure(rig, workload);
    List<String> codes =
        workload.messages(0, workload.warmUp() + workload.measured()).stream()
            .map(message -> message.key())
            .toList();
    return recorded.get().inOrderOf(codes);
  }

  private static RecordedOrders read(Database database) {
    try {
      return RecordedOrders.read(database.as(Rig.OWNER));
    } catch (SQLException e) {
      throw new IllegalStateException("the rows cannot be read back", e);
    }
  }

  /** Everything but Lading. */
  List<Case<Workload>> others(RecordedOrders orders, List<Integer> batchSizes) {
    var cases = new ArrayList<Case<Workload>>();
    for (int connections : SOURCE_CONNECTIONS) {
      cases.add(rowByRow(orders, connections));
    }
    for (int threads : PEER_THREADS) {
      cases.add(peer(orders, threads));
    }
    for (int connections : LIMIT_CONNECTIONS) {
      for (int size : batchSizes) {
        cases.add(unnest(orders, connections, size));
        cases.add(copy(orders, connections, size));
      }
    }
    return cases;
  }

  static Case<Workload> rowByRow(RecordedOrders orders, int connections) {
    String name = SOURCE + ", " + connections + (connections == 1 ? " connection" : " connections");
    return new DatabaseOnly(
        new DatabaseOnly.Plan(name, true, connections, (w, source) -> w.rowByRow(source)), orders);
  }

  static Case<Workload> peer(RecordedOrders orders, int threads) {
    String name = PEER + ", " + threads + (threads == 1 ? " thread" : " threads");
    return new FromTopicToTopic(
        new FromTopicToTopic.Plan(
            name,
            true,
            (rig, database) -> PeerService.start(rig, database, orders, threads),
            database -> {}));
  }

  static Case<Workload> unnest(RecordedOrders orders, int connections, int batch) {
    return new DatabaseOnly(
        new DatabaseOnly.Plan(
            limit(UNNEST, connections, batch),
            false,
            connections,
            (writing, source) -> writing.unnest(source, batch)),
        orders);
  }

  static Case<Workload> copy(RecordedOrders orders, int connections, int batch) {
    return new DatabaseOnly(
        new DatabaseOnly.Plan(
            limit(COPY, connections, batch),
            false,
            connections,
            (writing, source) -> writing.copy(source, batch)),
        orders);
  }

  private static String limit(String way, int connections, int batch) {
    String unit = connections == 1 ? " connection" : " connections";
    return way + ", " + connections + unit + ", " + batch + " orders each";
  }
}
