package io.lading.core.reads.postgres;

import io.lading.engines.postgres.Database;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A primary with the tables of orders, and its standbys. */
final class Pair implements AutoCloseable {

  final EmbeddedPostgres primary = EmbeddedPostgres.start(PostgresSettings.temporary());
  final Database database = primary.engine().newDatabase();
  final EmbeddedPostgres standby;

  Pair() {
    database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    standby = another();
  }

  EmbeddedPostgres another() {
    return primary.standby(PostgresSettings.temporary());
  }

  DataSource on(EmbeddedPostgres server) {
    return database.through(server.port()).asAdministrator();
  }

  /** The order is at this event. */
  void write(long orderId, int sequence) throws SQLException {
    execute(
        database.asAdministrator(),
        """
        INSERT INTO orders.logistics_order_state (order_id, updated_at, status_version, sequence, status)
        VALUES (%d, now(), 1, %d, 0)
        ON CONFLICT (order_id) DO UPDATE SET sequence = excluded.sequence
        """
            .formatted(orderId, sequence));
  }

  /** At which event the order is; 0 if it is not there. */
  static int read(DataSource source, long orderId) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sequence FROM orders.logistics_order_state WHERE order_id = " + orderId)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** From here on the standby takes the log and replays nothing of it. */
  void pause() throws SQLException {
    execute(on(standby), "SELECT pg_wal_replay_pause()");
  }

  void resume() throws SQLException {
    execute(on(standby), "SELECT pg_wal_replay_resume()");
  }

  static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }
}
