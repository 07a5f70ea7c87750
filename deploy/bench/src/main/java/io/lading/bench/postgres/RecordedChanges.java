package io.lading.bench.postgres;

import io.lading.bench.CreatedOrder;
import io.lading.bench.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The rows that Lading wrote while orders lived, read back into memory, so that every other way
 * writes exactly the same. Of updates of one order that Lading answered with one row write, each
 * has that row.
 */
public final class RecordedChanges {

  private final Tables tables;
  private final Map<Long, List<RecordedChange>> byOrder;

  private RecordedChanges(Tables tables, Map<Long, List<RecordedChange>> byOrder) {
    this.tables = tables;
    this.byOrder = byOrder;
  }

  /** What is written to: the columns are those of the schema. */
  record Tables(
      OrderTable states, OrderTable outbox, OrderTable identities, OrderTable completions) {

    static Tables of(Connection connection) throws SQLException {
      return new Tables(
          OrderTable.describe(connection, ChangeRecorder.HISTORY, "order_id"),
          OrderTable.describe(connection, OrderTable.OUTBOX, "order_id"),
          OrderTable.describe(connection, OrderTable.IDENTITIES, "identity"),
          OrderTable.describe(connection, OrderTable.COMPLETIONS, "order_id"));
    }
  }

  /** Reads a database in which there is nothing but these orders, and their lives were recorded. */
  public static RecordedChanges read(
      DataSource owner, List<CreatedOrder> orders, RecordedOrders asCreated) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Tables tables = Tables.of(connection);
      var written =
          new Written(
              tables,
              TableRows.byKey(connection, tables.states(), Long.class),
              TableRows.byKey(connection, tables.outbox(), Long.class),
              TableRows.byKey(connection, tables.identities(), UUID.class),
              TableRows.byKey(connection, tables.completions(), Long.class));
      return new RecordedChanges(tables, written.changes(orders, asCreated));
    }
  }

  Tables tables() {
    return tables;
  }

  RecordedChange of(Step step) {
    List<RecordedChange> life = byOrder.get(step.order().id());
    if (life == null) {
      throw new IllegalArgumentException("order " + step.order().id() + " was not recorded");
    }
    return life.get(step.number() - 1);
  }

  private record Written(
      Tables tables,
      Map<Long, List<Row>> states,
      Map<Long, List<Row>> events,
      Map<UUID, List<Row>> identities,
      Map<Long, List<Row>> completions) {

    Map<Long, List<RecordedChange>> changes(List<CreatedOrder> orders, RecordedOrders asCreated) {
      var reserved = new HashMap<Long, List<RecordedOrder.Reserved>>();
      asCreated.orders().forEach(order -> reserved.put(order.orderId(), order.reserved()));
      var changes = new HashMap<Long, List<RecordedChange>>();
      for (CreatedOrder order : orders) {
        List<RecordedOrder.Reserved> pieces = reserved.getOrDefault(order.id(), List.of());
        changes.put(
            order.id(),
            IntStream.rangeClosed(1, Step.STEPS)
                .mapToObj(number -> change(new Step(order, number), pieces))
                .toList());
      }
      return changes;
    }

    private RecordedChange change(Step step, List<RecordedOrder.Reserved> pieces) {
      long id = step.order().id();
      return new RecordedChange(
          id,
          stateAfter(step),
          eventsOf(step),
          step.confirms() ? pieces : List.of(),
          identities.getOrDefault(step.identity(), List.of()),
          step.delivers() ? completions.getOrDefault(id, List.of()) : List.of());
    }

    /** The first version that the row had after the step. */
    private Row stateAfter(Step step) {
      int column = tables.states().column("sequence");
      return states.getOrDefault(step.order().id(), List.of()).stream()
          .filter(row -> number(row, column) >= step.lastSequence())
          .min(Comparator.comparingInt(row -> number(row, column)))
          .orElseThrow(() -> new IllegalStateException("no state row was written for " + step));
    }

    private List<Row> eventsOf(Step step) {
      int column = tables.outbox().column("sequence");
      List<Row> found =
          events.getOrDefault(step.order().id(), List.of()).stream()
              .filter(row -> number(row, column) >= step.firstSequence())
              .filter(row -> number(row, column) <= step.lastSequence())
              .sorted(Comparator.comparingInt(row -> number(row, column)))
              .toList();
      if (found.size() != step.events()) {
        throw new IllegalStateException(
            "expected " + step.events() + " events of " + step + ", found " + found.size());
      }
      return found;
    }

    private static int number(Row row, int column) {
      return row.values()[column] instanceof Number number ? number.intValue() : 0;
    }
  }
}
