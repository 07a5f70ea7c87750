package io.lading.ingest.relay;

import io.lading.core.outbox.KnownOrders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses to work with a database that was restored to an earlier point than what it has announced:
 * subscribers would know orders and sequences that it does not, and it would give the same
 * sequences to other events (specification: architecture, "A database restored to an earlier
 * point"). To be asked before anything is consumed or published.
 */
public final class RestoreGuard {

  private static final int EXAMPLES = 5;

  private final KnownOrders orders;
  private final StatusTail tail;

  public RestoreGuard(KnownOrders orders, StatusTail tail) {
    this.orders = orders;
    this.tail = tail;
  }

  /** What the comparison showed. */
  public sealed interface Verdict {

    /** The database knows all the announced orders that were looked at. */
    record InStep(int orders) implements Verdict {}

    /** It does not. message says what, with examples. */
    record Behind(int orders, int unknown, int ahead, String message) implements Verdict {}
  }

  /** Thrown to people: nothing may run until the recovery procedure was followed. */
  public static final class DatabaseIsBehind extends IllegalStateException {
    DatabaseIsBehind(String message) {
      super(message);
    }
  }

  /** Throws DatabaseIsBehind, BrokerUnavailable or StorageUnavailable. */
  public void demandInStep() {
    if (judge() instanceof Verdict.Behind behind) {
      throw new DatabaseIsBehind(behind.message());
    }
  }

  public Verdict judge() {
    Map<Long, Integer> announced = tail.latestSequences();
    Map<Long, Integer> known = orders.latestSequences(announced.keySet());
    Map<Long, Integer> unknown = new HashMap<>();
    Map<Long, Integer> ahead = new HashMap<>();
    announced.forEach(
        (order, sequence) -> {
          Integer latest = known.get(order);
          if (latest == null) {
            unknown.put(order, sequence);
          } else if (latest < sequence) {
            ahead.put(order, sequence);
          }
        });
    return unknown.isEmpty() && ahead.isEmpty()
        ? new Verdict.InStep(announced.size())
        : behind(announced, unknown, ahead, known);
  }

  private Verdict behind(
      Map<Long, Integer> announced,
      Map<Long, Integer> unknown,
      Map<Long, Integer> ahead,
      Map<Long, Integer> known) {
    List<String> examples = new ArrayList<>();
    unknown.keySet().stream()
        .limit(EXAMPLES)
        .forEach(order -> examples.add("order " + order + " is not there"));
    ahead.entrySet().stream()
        .limit(EXAMPLES)
        .forEach(
            order ->
                examples.add(
                    "order %d was announced up to %d and is at %d"
                        .formatted(order.getKey(), order.getValue(), known.get(order.getKey()))));
    KnownOrders.Cluster cluster = orders.cluster();
    String message =
        """
        The database is behind what it has announced: of the last %d orders on %s it does not know %d, \
        and %d are at an earlier sequence (%s). It was probably restored to an earlier point \
        (system identifier %d, time line %d). Nothing was consumed or published; take over the \
        announced orders and sequences before starting.\
        """
            .formatted(
                announced.size(),
                tail.topic(),
                unknown.size(),
                ahead.size(),
                String.join("; ", examples),
                cluster.systemIdentifier(),
                cluster.timeline());
    return new Verdict.Behind(announced.size(), unknown.size(), ahead.size(), message);
  }
}
