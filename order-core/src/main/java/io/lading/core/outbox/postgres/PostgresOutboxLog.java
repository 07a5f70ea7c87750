package io.lading.core.outbox.postgres;

import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.OutboxRow;
import io.lading.core.outbox.PageBounds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads by snapshot difference: the rows that are visible now and were not in the snapshot that the
 * lane is published up to. A row was not visible then if its transaction began later (xid from the
 * old xmax on) or was in progress (xid in the old list): an index range and a handful of points.
 * The xid is that of the top-level transaction, which is what snapshots list, so savepoints do not
 * matter. Rows go by id inside the window of two snapshots, never cut by xid: a transaction with a
 * smaller xid may hold the later events of an order.
 *
 * <p>A window larger than a page keeps its snapshot in the lane and is paged by id.
 */
record PostgresOutboxLog(Session session) implements OutboxLog {

  /**
   * Snapshot and rows come from one statement, so they agree: first the lane, without an id, then
   * the rows of a page and, if there is one, the row that no longer fits into it.
   */
  private static final String FRESH =
      """
      WITH lane AS MATERIALIZED (
        SELECT bucket_from, bucket_to, published, window_snapshot, window_id,
          CASE WHEN window_snapshot IS NULL THEN published END AS since
        FROM outbox_lane WHERE lane = ? AND owner = ? AND epoch = ?
      ), page AS (
        SELECT id, created_at, topic, key, headers, payload,
          octet_length(headers) + coalesce(octet_length(payload), 0) AS bytes
        FROM (
          SELECT o.id, o.created_at, o.bucket, o.topic, o.key, o.headers, o.payload
          FROM outbox o
          WHERE o.xid >= (SELECT pg_snapshot_xmax(since) FROM lane)
          UNION ALL
          SELECT o.id, o.created_at, o.bucket, o.topic, o.key, o.headers, o.payload
          FROM outbox o
          WHERE o.xid = ANY (ARRAY(SELECT pg_snapshot_xip(since) FROM lane))
          OFFSET 0
        ) fresh
        WHERE bucket BETWEEN (SELECT bucket_from FROM lane) AND (SELECT bucket_to FROM lane)
        ORDER BY id LIMIT ?
      )
      SELECT pg_current_snapshot()::text AS seen, lane.published::text AS published,
        lane.window_snapshot IS NOT NULL AS in_window, NULL::bigint AS id, NULL::timestamptz AS created_at,
        NULL::text AS topic, NULL::bytea AS key, NULL::bytea AS headers, NULL::bytea AS payload,
        NULL::boolean AS fits
      FROM lane
      UNION ALL
      SELECT NULL, NULL, NULL, id, created_at, topic, key, headers, payload,
        place <= ? AND (place = 1 OR bytes_until <= ?)
      FROM (
        SELECT id, created_at, topic, key, headers, payload, bytes,
          row_number() OVER until_here AS place, sum(bytes) OVER until_here AS bytes_until
        FROM page
        WINDOW until_here AS (ORDER BY id ROWS UNBOUNDED PRECEDING)
      ) sized
      WHERE place <= 2 OR bytes_until - bytes <= ?
      """;

  private static final String WINDOW =
      """
      WITH lane AS MATERIALIZED (
        SELECT bucket_from, bucket_to, published, window_snapshot, window_id
        FROM outbox_lane WHERE lane = ? AND owner = ? AND epoch = ? AND window_snapshot IS NOT NULL
      ), page AS (
        SELECT o.id, o.created_at, o.topic, o.key, o.headers, o.payload,
          octet_length(o.headers) + coalesce(octet_length(o.payload), 0) AS bytes
        FROM outbox o
        WHERE o.id > (SELECT window_id FROM lane)
          AND o.bucket BETWEEN (SELECT bucket_from FROM lane) AND (SELECT bucket_to FROM lane)
          AND pg_visible_in_snapshot(o.xid, (SELECT window_snapshot FROM lane))
          AND NOT pg_visible_in_snapshot(o.xid, (SELECT published FROM lane))
        ORDER BY o.id LIMIT ?
      )
      SELECT lane.window_snapshot::text AS seen, lane.published::text AS published,
        true AS in_window, NULL::bigint AS id, NULL::timestamptz AS created_at,
        NULL::text AS topic, NULL::bytea AS key, NULL::bytea AS headers, NULL::bytea AS payload,
        NULL::boolean AS fits
      FROM lane
      UNION ALL
      SELECT NULL, NULL, NULL, id, created_at, topic, key, headers, payload,
        place <= ? AND (place = 1 OR bytes_until <= ?)
      FROM (
        SELECT id, created_at, topic, key, headers, payload, bytes,
          row_number() OVER until_here AS place, sum(bytes) OVER until_here AS bytes_until
        FROM page
        WINDOW until_here AS (ORDER BY id ROWS UNBOUNDED PRECEDING)
      ) sized
      WHERE place <= 2 OR bytes_until - bytes <= ?
      """;

  /** A move that a crash loses only repeats rows, so its commit need not wait for the disk. */
  private static final String MOVE =
      """
      WITH no_wait AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS setting)
      UPDATE outbox_lane
      SET published = ?::pg_snapshot, window_snapshot = ?::pg_snapshot, window_id = ?,
          updated_at = clock_timestamp()
      FROM no_wait
      WHERE no_wait.setting = 'off' AND lane = ? AND owner = ? AND epoch = ?
      """;

  private static final String BACKLOG =
      """
      SELECT count(*), min(created_at)
      FROM (
        SELECT o.created_at
        FROM outbox_lane l
        CROSS JOIN LATERAL (
          SELECT f.created_at, f.id, f.xid, f.bucket FROM outbox f
          WHERE f.xid >= pg_snapshot_xmax(l.published)
          UNION ALL
          SELECT f.created_at, f.id, f.xid, f.bucket FROM outbox f
          WHERE f.xid = ANY (ARRAY(SELECT pg_snapshot_xip(l.published)))
          OFFSET 0
        ) o
        WHERE o.bucket BETWEEN l.bucket_from AND l.bucket_to
          AND (l.window_id IS NULL OR o.id > l.window_id
               OR NOT pg_visible_in_snapshot(o.xid, l.window_snapshot))
        LIMIT ?
      ) waiting
      """;

  @Override
  public LaneReading read(Lane lane, PageBounds bounds) {
    return session.statement(
        "read the outbox",
        connection -> {
          Rows fresh = read(connection, FRESH, lane, bounds);
          return fresh.inWindow ? read(connection, WINDOW, lane, bounds).page() : fresh.page();
        });
  }

  private static Rows read(Connection connection, String statement, Lane lane, PageBounds bounds)
      throws SQLException {
    try (var prepared = connection.prepareStatement(statement)) {
      int next = name(prepared, 1, lane);
      prepared.setInt(next, bounds.rows() + 1);
      prepared.setInt(next + 1, bounds.rows());
      prepared.setLong(next + 2, bounds.bytes());
      prepared.setLong(next + 3, bounds.bytes());
      var rows = new Rows();
      try (var row = prepared.executeQuery()) {
        while (row.next()) {
          rows.take(row);
        }
      }
      return rows;
    }
  }

  private static final class Rows {

    private final List<OutboxRow> rows = new ArrayList<>();
    private @Nullable String published;
    private @Nullable String seen;
    private boolean inWindow;
    private boolean more;

    void take(ResultSet row) throws SQLException {
      String lanePublished = row.getString("published");
      if (lanePublished != null) {
        published = lanePublished;
        seen = row.getString("seen");
        inWindow = row.getBoolean("in_window");
      } else if (row.getBoolean("fits")) {
        rows.add(OutboxRows.of(row));
      } else {
        more = true;
      }
    }

    LaneReading page() {
      if (published == null || seen == null) {
        return new LaneReading.LeaseLost();
      }
      rows.sort(Comparator.comparingLong(OutboxRow::id));
      return new LaneReading.Page(rows, published, seen, more);
    }
  }

  @Override
  public boolean move(Lane lane, LanePosition to) {
    return session.statement("move " + lane, connection -> move(connection, lane, to));
  }

  private static boolean move(Connection connection, Lane lane, LanePosition to)
      throws SQLException {
    try (var move = connection.prepareStatement(MOVE)) {
      move.setString(1, to.published());
      move.setString(2, to.window());
      move.setObject(3, to.windowId(), java.sql.Types.BIGINT);
      name(move, 4, lane);
      return move.executeUpdate() == 1;
    }
  }

  @Override
  public Backlog backlog(int atMost) {
    return session.statement(
        "measure the backlog of the outbox", connection -> backlog(connection, atMost));
  }

  private static Backlog backlog(Connection connection, int atMost) throws SQLException {
    try (var statement = connection.prepareStatement(BACKLOG)) {
      statement.setInt(1, atMost);
      try (var row = statement.executeQuery()) {
        row.next();
        var oldest = row.getObject(2, OffsetDateTime.class);
        return new Backlog(row.getLong(1), oldest == null ? null : oldest.toInstant());
      }
    }
  }

  private static int name(PreparedStatement statement, int first, Lane lane) throws SQLException {
    statement.setInt(first, lane.number());
    statement.setString(first + 1, lane.owner());
    statement.setLong(first + 2, lane.epoch());
    return first + 3;
  }
}
