package io.lading.core.id.postgres;

import io.lading.core.id.IdLayout;
import io.lading.core.id.LeaseBook;
import io.lading.core.id.WorkerLease;
import io.lading.core.intake.StorageUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One row per worker number that was ever leased; time is the database's. Each method is one
 * statement, committed by itself.
 */
public final class PostgresLeaseBook implements LeaseBook {

  /**
   * The lowest number whose stamps are all past, else the one that is least ahead of the clock. It
   * may be taken by another before it is inserted; the condition is then false and no row comes
   * back. Locks one row at most, so the order does not matter.
   */
  private static final String TAKE =
      """
      WITH clock AS (
        SELECT clock_timestamp() AS now, (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms
      ), candidate AS (
        SELECT n.worker::smallint AS worker
        FROM clock, generate_series(0, ?::integer - 1) AS n(worker) LEFT JOIN worker_lease l USING (worker)
        WHERE l.worker IS NULL OR l.leased_until < clock.now
        ORDER BY greatest(l.safe_until_ms, clock.now_ms), n.worker
        LIMIT 1
      )
      INSERT INTO worker_lease AS l (worker, owner, safe_until_ms, leased_until)
      SELECT candidate.worker, ?, clock.now_ms + ?::bigint, clock.now + ?::bigint * interval '1 millisecond'
      FROM candidate, clock
      ON CONFLICT ON CONSTRAINT one_lease_per_worker DO UPDATE
      SET owner = excluded.owner,
          safe_until_ms = greatest(excluded.safe_until_ms, l.safe_until_ms + ?::bigint),
          leased_until = excluded.leased_until
      WHERE l.leased_until < clock_timestamp()
      RETURNING new.worker,
                greatest(coalesce(old.safe_until_ms + 1, 0), (SELECT now_ms FROM clock)) AS from_ms,
                new.safe_until_ms,
                (SELECT now_ms FROM clock) AS now_ms
      """;

  private static final String RENEW =
      """
      UPDATE worker_lease
      SET safe_until_ms = greatest(safe_until_ms, (extract(epoch FROM clock_timestamp()) * 1000)::bigint + ?::bigint),
          leased_until = clock_timestamp() + ?::bigint * interval '1 millisecond'
      WHERE worker = ? AND owner = ?
      RETURNING worker, ?::bigint AS from_ms, safe_until_ms,
                (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms
      """;

  private static final String GIVE_BACK =
      """
      UPDATE worker_lease SET safe_until_ms = ?, leased_until = '-infinity' WHERE worker = ? AND owner = ?
      """;

  private final DataSource database;

  public PostgresLeaseBook(DataSource database) {
    this.database = database;
  }

  /** A lost race is followed by another: each round of losers has one winner. */
  @Override
  public Entry take(String owner, Duration span) {
    try (Connection connection = connection();
        PreparedStatement take = connection.prepareStatement(TAKE)) {
      bindTake(take, owner, span.toMillis());
      for (int round = 0; round < IdLayout.WORKERS; round++) {
        Optional<Entry> taken = entry(take);
        if (taken.isPresent()) {
          return taken.get();
        }
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("no worker number could be leased: " + e.getMessage(), e);
    }
    throw new StorageUnavailable(
        "no worker number could be leased: all " + IdLayout.WORKERS + " are held",
        new IllegalStateException("worker_lease has no free or expired row"));
  }

  @Override
  public Optional<Entry> renew(String owner, WorkerLease lease, Duration span) {
    try (Connection connection = connection();
        PreparedStatement renew = connection.prepareStatement(RENEW)) {
      renew.setLong(1, span.toMillis());
      renew.setLong(2, span.toMillis());
      renew.setInt(3, lease.worker());
      renew.setString(4, owner);
      renew.setLong(5, lease.fromMs());
      return entry(renew);
    } catch (SQLException e) {
      throw new StorageUnavailable(
          "the lease of worker " + lease.worker() + " could not be renewed: " + e.getMessage(), e);
    }
  }

  @Override
  public void giveBack(String owner, WorkerLease lease, long lastUsedMs) {
    try (Connection connection = connection();
        PreparedStatement giveBack = connection.prepareStatement(GIVE_BACK)) {
      giveBack.setLong(1, lastUsedMs);
      giveBack.setInt(2, lease.worker());
      giveBack.setString(3, owner);
      giveBack.executeUpdate();
    } catch (SQLException e) {
      throw new StorageUnavailable(
          "worker " + lease.worker() + " could not be given back: " + e.getMessage(), e);
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = database.getConnection();
    try {
      connection.setAutoCommit(true);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void bindTake(PreparedStatement take, String owner, long spanMs)
      throws SQLException {
    take.setInt(1, IdLayout.WORKERS);
    take.setString(2, owner);
    take.setLong(3, spanMs);
    take.setLong(4, spanMs);
    take.setLong(5, spanMs);
  }

  private static Optional<Entry> entry(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      var lease =
          new WorkerLease(
              row.getInt("worker"), row.getLong("from_ms"), row.getLong("safe_until_ms"));
      return Optional.of(new Entry(lease, row.getLong("now_ms")));
    }
  }
}
