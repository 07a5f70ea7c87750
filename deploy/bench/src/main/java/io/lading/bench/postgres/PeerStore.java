package io.lading.bench.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The storage of case (b), the record-at-a-time service: the transaction of one order with
 * JdbcTemplate, packages, items and stock in JDBC batches, and an outbox table of its own that is
 * polled and deleted from. Safe for many threads.
 */
public final class PeerStore {

  /** A message waiting to be sent. */
  public record Waiting(
      long id, String topic, byte[] key, byte[] headers, byte @Nullable [] payload) {}

  private static final String CREATE_OUTBOX =
      """
      CREATE TABLE orders.peer_outbox (
        id         bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic      varchar(249) NOT NULL,
        key        bytea,
        headers    bytea        NOT NULL,
        payload    bytea,
        created_at timestamptz  NOT NULL DEFAULT now()
      ) WITH (autovacuum_vacuum_scale_factor = 0.01);
      GRANT SELECT, INSERT, UPDATE, DELETE ON orders.peer_outbox TO lading_ingest
      """;

  private static final String RESERVE =
      """
      UPDATE inventory
      SET reserved = reserved + ?, version = version + 1, updated_at = CURRENT_TIMESTAMP
      WHERE warehouse_id = ? AND sku_id = ? AND quantity - reserved >= ?
      """;

  private static final String APPEND =
      """
      INSERT INTO peer_outbox (topic, key, headers, payload) VALUES (?, ?, ?, ?)
      """;

  private static final List<String> APPENDED = List.of("topic", "key", "headers", "payload");

  private static final String WAITING =
      """
      SELECT o.id, o.topic, o.key, o.headers, o.payload
      FROM peer_outbox o ORDER BY o.id LIMIT ? FOR UPDATE SKIP LOCKED
      """;

  private static final String DELETE =
      """
      DELETE FROM peer_outbox WHERE id = ANY (?)
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final List<OrderTable> tables;

  public PeerStore(DataSource pool, RecordedOrders orders) {
    this.jdbc = new JdbcTemplate(pool);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    this.tables = orders.tables();
  }

  public static void createOutbox(DataSource owner) {
    new JdbcTemplate(owner).execute(CREATE_OUTBOX);
  }

  /** Creates the order and its event in one transaction; false if the trade is known. */
  public boolean create(RecordedOrder order) {
    return Boolean.TRUE.equals(transaction.execute(status -> createIfNew(order)));
  }

  private boolean createIfNew(RecordedOrder order) {
    for (int i = 0; i < tables.size(); i++) {
      OrderTable table = tables.get(i);
      if (table.name().equals(OrderTable.OUTBOX)) {
        append(table, order.rows().get(i).getFirst());
      } else if (insert(table, order.rows().get(i)) == 0) {
        return false;
      }
    }
    reserve(order.reserved());
    return true;
  }

  private int insert(OrderTable table, List<Row> rows) {
    if (rows.size() == 1) {
      return jdbc.update(table.insert(), statement -> bind(statement, rows.getFirst().values()));
    }
    jdbc.batchUpdate(table.insert(), rows, rows.size(), (s, row) -> bind(s, row.values()));
    return rows.size();
  }

  private void reserve(List<RecordedOrder.Reserved> wanted) {
    int[][] counts =
        jdbc.batchUpdate(
            RESERVE,
            wanted,
            wanted.size(),
            (statement, want) -> {
              statement.setLong(1, want.pieces());
              statement.setLong(2, want.warehouseId());
              statement.setLong(3, want.skuId());
              statement.setLong(4, want.pieces());
            });
    for (int count : counts[0]) {
      if (count != 1) {
        throw new IllegalStateException("short of stock, though stock is ample: " + wanted);
      }
    }
  }

  private void append(OrderTable outbox, Row row) {
    @Nullable Object[] values =
        APPENDED.stream().map(column -> row.values()[outbox.column(column)]).toArray();
    jdbc.update(APPEND, statement -> bind(statement, values));
  }

  /**
   * Hands the oldest waiting messages to {@code sending}, which returns when all are acknowledged,
   * and deletes them, in one transaction. Returns how many there were.
   */
  public int publish(int most, Consumer<List<Waiting>> sending) {
    Integer published =
        transaction.execute(
            status -> {
              List<Waiting> waiting = waiting(most);
              if (!waiting.isEmpty()) {
                sending.accept(waiting);
                delete(waiting);
              }
              return waiting.size();
            });
    return published == null ? 0 : published;
  }

  private List<Waiting> waiting(int most) {
    return jdbc.query(
        WAITING,
        (row, n) ->
            new Waiting(
                row.getLong(1),
                row.getString(2),
                row.getBytes(3),
                row.getBytes(4),
                row.getBytes(5)),
        most);
  }

  private void delete(List<Waiting> sent) {
    Long[] ids = sent.stream().map(Waiting::id).toArray(Long[]::new);
    jdbc.update(
        DELETE,
        statement -> statement.setArray(1, statement.getConnection().createArrayOf("int8", ids)));
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
