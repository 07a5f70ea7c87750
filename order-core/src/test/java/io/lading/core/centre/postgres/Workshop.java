package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.change.LifeLimits;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.id.OrderIds;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.Identity;
import io.lading.core.outbox.CommitSignal;
import io.lading.core.outbox.OutboxAppender;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.postgres.IndexPlans;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A real database with the schema of the orders, an order centre on it, and a look inside. */
final class Workshop implements AutoCloseable {

  static final PartitionRef PARTITION = new PartitionRef("ingest", "lading.trade-events.v1", 0);
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");

  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  final Database database;
  final AtomicInteger signals = new AtomicInteger();
  private final HikariDataSource pool;
  private final DataSource looking;

  Workshop() {
    this(
        Engines.shared()
            .postgres()
            .newDatabase()
            .migrate("orders", "lading_orders_owner", "classpath:db/orders"));
    clear();
  }

  /** In this database, as it is; it is dropped when this is closed. */
  Workshop(Database database) {
    this.database = database;
    List.of("lading_ingest", "lading_projector").forEach(this::makePatient);
    var config = new HikariConfig();
    config.setDataSource(database.as("lading_ingest"));
    config.setConnectionInitSql(IndexPlans.SETTINGS);
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(0);
    pool = new HikariDataSource(config);
    looking = database.as("lading_orders_owner");
  }

  /** On a busy machine the last of many threads may wait for a row longer than a service would. */
  private void makePatient(String role) {
    String settings = "ALTER ROLE " + role + " IN DATABASE " + database.name() + " SET ";
    administer(settings + "lock_timeout = '2min'");
    administer(settings + "idle_in_transaction_session_timeout = '2min'");
  }

  /** As if nothing had happened yet. */
  void clear() {
    execute(
        """
        TRUNCATE logistics_order, logistics_order_state, logistics_order_package,
          logistics_order_item, logistics_order_unique, inventory, inventory_adjustment,
          message_identity, consumer_position, outbox, order_intercept, order_completion,
          chore_position, parked_message, archived_order, archived_waybill, archived_stock,
          archived_stock_change, archive_press, due_snapshot, dropped_history, dropped_stock
        """);
    signals.set(0);
    position();
  }

  /** Epoch 1, offset 40. */
  void position() {
    execute(
        """
        INSERT INTO consumer_position (consumer_group, topic, partition, topic_id, epoch, next_offset)
        VALUES ('ingest', 'lading.trade-events.v1', 0, gen_random_uuid(), 1, 40)
        """);
  }

  OrderCentre centre() {
    return centre(new PostgresOutboxAppender());
  }

  OrderCentre centre(LifeLimits limits) {
    return new OrderCentre(needs(new PostgresOutboxAppender()), limits);
  }

  OrderCentre centre(OutboxAppender outbox) {
    return new OrderCentre(needs(outbox));
  }

  private OrderCentre.Needs needs(OutboxAppender outbox) {
    OrderIds ids = _ -> IDS.incrementAndGet();
    CommitSignal signal = signals::incrementAndGet;
    return new OrderCentre.Needs(
        pool, ids, new WrittenEvents(), outbox, new PostgresPositions(pool), signal);
  }

  static Identity identity(String name) {
    return new Identity(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }

  /** From the topic; its ce_id is the name. */
  static <T> Entry<T> fromTopic(String name, T event) {
    return new Entry.Actionable<>(
        identity(name), PARTITION, event, name.getBytes(UTF_8), new Origin(null, null, name));
  }

  static <T> Entry<T> byHttp(@Nullable String idempotencyKey, T event) {
    Identity identity = idempotencyKey == null ? null : identity(idempotencyKey);
    return new Entry.Actionable<>(identity, null, event, null, new Origin(null, null, null));
  }

  static <T> Entry<T> dead(String name) {
    var letter =
        new OutgoingMessage(
            "lading.trade-events.v1.dlt", null, List.of(), name.getBytes(UTF_8), null, null);
    return new Entry.Dead<>(identity(name), PARTITION, DeadLetterCode.INVALID_EVENT, letter);
  }

  @SafeVarargs
  static <T> Batch<T> batch(Entry<T>... entries) {
    return new Batch<>(List.of(entries), List.of(), NOW);
  }

  /** The batch at this offset of the partition. */
  static <T> Batch<T> at(long offset, Batch<T> batch) {
    var move = new PositionMove(PARTITION, 1, offset, offset + batch.entries().size());
    return new Batch<>(batch.entries(), List.of(move), batch.now());
  }

  static Entry<OrderPaid> fromTopic(OrderPaid trade) {
    return fromTopic(trade.tradeOrderCode() + trade.hashCode(), trade);
  }

  static Long applied(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return requireNonNull(((Outcome.Applied) outcome).orderId());
  }

  static OrderRejected rejection(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return ((Outcome.Rejected) outcome).rejection();
  }

  void stock(long warehouseId, long skuId, long quantity) {
    execute(
        """
        INSERT INTO inventory (warehouse_id, sku_id, quantity, updated_at)
        VALUES (?, ?, ?, now())
        """,
        warehouseId,
        skuId,
        quantity);
  }

  /** From now on every statement that writes to the table fails, as a broken rule would. */
  void failWritesTo(String table) {
    execute(
        """
        CREATE OR REPLACE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN RAISE EXCEPTION ''on purpose''; END'
        """);
    quoted(
        "CREATE TRIGGER on_purpose BEFORE INSERT OR UPDATE ON %I EXECUTE FUNCTION"
            + " fail_on_purpose()",
        table);
  }

  void writesSucceedAgain(String table) {
    quoted("DROP TRIGGER on_purpose ON %I", table);
  }

  /** From now on every row that is updated there is counted. */
  void countWritesTo(String table) {
    execute("CREATE TABLE IF NOT EXISTS counted_writes (place text)");
    execute("TRUNCATE counted_writes");
    execute(
        """
        CREATE OR REPLACE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
          SET search_path = orders AS 'BEGIN INSERT INTO counted_writes VALUES (TG_TABLE_NAME); RETURN NULL; END'
        """);
    quoted(
        "CREATE TRIGGER counting AFTER UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION count_write()",
        table);
  }

  void stopCountingWritesTo(String table) {
    quoted("DROP TRIGGER counting ON %I", table);
  }

  long writes() {
    return count("counted_writes");
  }

  /** Its rows as they are stored: other ones after every write, and after every lock. */
  String tuplesOf(String table) {
    return value(
        """
        SELECT (xpath('/row/c/text()', query_to_xml(format(
          'SELECT md5(string_agg(concat_ws('','', x.xmin, x.xmax, x.ctid, x), '';'' ORDER BY x.ctid)) AS c FROM %I x', ?::text), false, true, '')))[1]::text
        """,
        table);
  }

  /** As the server's administrator. */
  void administer(String sql) {
    run(database.asAdministrator(), sql);
  }

  /** How often pages of the tables (a LIKE pattern) and their indexes were written since. */
  long walOf(String tables, String from) {
    return Long.parseLong(
        rows(
                database.asAdministrator(),
                """
                SELECT count(*)
                FROM pg_get_wal_block_info(?::pg_lsn, pg_current_wal_lsn()) b
                JOIN pg_class c ON pg_relation_filenode(c.oid) = b.relfilenode
                LEFT JOIN pg_index i ON i.indexrelid = c.oid
                JOIN pg_class t ON t.oid = coalesce(i.indrelid, c.oid)
                WHERE t.relname LIKE ?
                """,
                from,
                tables)
            .getFirst());
  }

  private void quoted(String statement, String table) {
    execute(value("SELECT format(?, ?::text)", statement, table));
  }

  void execute(String sql, Object... arguments) {
    run(looking, sql, arguments);
  }

  private static void run(DataSource database, String sql, Object... arguments) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each as its columns joined with a bar. */
  List<String> rows(String sql, Object... arguments) {
    return rows(looking, sql, arguments);
  }

  private static List<String> rows(DataSource database, String sql, Object... arguments) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      var rows = new ArrayList<String>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          var columns = new ArrayList<String>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(String.valueOf(row.getString(i)));
          }
          rows.add(String.join("|", columns));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String value(String sql, Object... arguments) {
    return rows(sql, arguments).getFirst();
  }

  long count(String table) {
    return Long.parseLong(
        value(
            """
            SELECT (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', ?::text), false, true, '')))[1]::text
            """,
            table));
  }

  /** How many rows each table has, and how often each was written. */
  List<String> everything() {
    return rows(
        """
        SELECT t, (xpath('/row/c/text()', query_to_xml(format(
          'SELECT count(*)::text || coalesce(md5(string_agg(x.xmin::text || x.ctid::text || x::text, '','' ORDER BY x.ctid)), '''') AS c FROM %I x', t), false, true, '')))[1]::text
        FROM unnest(ARRAY['logistics_order', 'logistics_order_state', 'logistics_order_package',
          'logistics_order_item', 'logistics_order_unique', 'inventory', 'inventory_adjustment',
          'message_identity', 'outbox', 'order_intercept', 'order_completion',
          'parked_message']) AS t
        """);
  }

  private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  @Override
  public void close() {
    pool.close();
    database.close();
  }
}
