package io.lading.bench.postgres;

import io.lading.core.postgres.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch of updates, written with one statement per table: states and stock by unnest, new rows by
 * unnest or by COPY.
 */
final class ChangeBatch {

  /** New rows of one table, ready to be sent. */
  @FunctionalInterface
  private interface Insert {
    void write(Connection connection) throws SQLException;
  }

  private final StateBatch states;
  private final StockDemand stock;
  private final List<Insert> inserts = new ArrayList<>();

  ChangeBatch(RecordedChanges.Tables tables, ChangeWriting.Way way, List<RecordedChange> changes) {
    states = new StateBatch(tables.states(), changes);
    stock = new StockDemand(changes.stream().map(RecordedChange::deducted).toList());
    if (way != ChangeWriting.Way.COPY_WITHOUT_IDENTITIES) {
      add(way, tables.completions(), changes, RecordedChange::completions);
      add(way, tables.identities(), changes, RecordedChange::identities);
    }
    add(way, tables.outbox(), changes, RecordedChange::events);
  }

  private void add(
      ChangeWriting.Way way,
      OrderTable table,
      List<RecordedChange> changes,
      Function<RecordedChange, List<Row>> rowsOf) {
    List<Row> rows = changes.stream().flatMap(change -> rowsOf.apply(change).stream()).toList();
    if (!rows.isEmpty()) {
      inserts.add(way == ChangeWriting.Way.UNNEST ? unnest(table, rows) : copy(table, rows));
    }
  }

  private static Insert unnest(OrderTable table, List<Row> rows) {
    @Nullable Object[][] columns = UnnestBatch.columns(table.types(), rows);
    return connection -> UnnestBatch.insert(connection, table, columns);
  }

  private static Insert copy(OrderTable table, List<Row> rows) {
    BinaryCopy copy = CopyBatch.copy(table.types(), rows);
    return connection -> copy.into(connection, table.copy());
  }

  void write(Connection connection) throws SQLException {
    states.write(connection);
    stock.deduct(connection);
    for (Insert insert : inserts) {
      insert.write(connection);
    }
    connection.commit();
  }
}
