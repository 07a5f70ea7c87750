package io.lading.planner.postgres;

import io.lading.planner.plan.Lease;
import io.lading.planner.plan.PlanningDesk.Claimed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** When warehouses are to be planned, and by whom. Locked last, by warehouse, in order. */
record PlanningRows(Connection transaction) {

  /** What the collecting window and the size mean is in the settings of planning. */
  record Collecting(Duration window, int size) {
    static final Collecting NOT_AT_ALL = new Collecting(Duration.ZERO, 0);
  }

  /** How long a warehouse that fails is left alone: first, and at most. */
  record BackOff(Duration first, Duration longest) {}

  private static final int MOST_REASON = 500;

  private static final String ASK =
      """
      INSERT INTO planning AS p (warehouse_id, asked, answered, fresh, due_at, epoch)
      SELECT w.warehouse_id, 1, 0, w.fresh,
             clock_timestamp() + CASE WHEN w.fresh >= ? THEN 0 ELSE ? END * interval '1 millisecond', 0
      FROM unnest(?::bigint[], ?::integer[]) AS w (warehouse_id, fresh)
      ORDER BY w.warehouse_id
      ON CONFLICT ON CONSTRAINT one_row_per_planned_warehouse DO UPDATE
      SET asked = p.asked + 1, fresh = p.fresh + EXCLUDED.fresh,
          due_at = CASE WHEN p.failures > 0 THEN p.due_at
                        WHEN p.fresh + EXCLUDED.fresh >= ? THEN least(p.due_at, clock_timestamp())
                        ELSE least(p.due_at, EXCLUDED.due_at) END
      """;

  static final String TAKE_DUE =
      """
      UPDATE planning p
      SET owner = ?, epoch = p.epoch + 1, fresh = 0, leased_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE p.warehouse_id = (
        SELECT d.warehouse_id FROM planning d
        WHERE d.due_at <= clock_timestamp() AND (d.owner IS NULL OR d.leased_until < clock_timestamp())
        ORDER BY d.due_at, d.warehouse_id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
      RETURNING p.warehouse_id, p.owner, p.epoch, p.asked
      """;

  private static final String TAKE =
      """
      UPDATE planning p
      SET owner = ?, epoch = p.epoch + 1, fresh = 0, leased_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE p.warehouse_id = ? AND (p.owner IS NULL OR p.leased_until < clock_timestamp())
      RETURNING p.warehouse_id, p.owner, p.epoch, p.asked
      """;

  private static final String END =
      """
      UPDATE planning
      SET owner = NULL, leased_until = NULL, answered = ?, asked = asked + ?,
          failures = 0, failing_since = NULL, failure = NULL, broken = false,
          due_at = CASE WHEN ? > 0 THEN clock_timestamp()
                        WHEN asked > ? THEN clock_timestamp() + ? * interval '1 millisecond'
                        ELSE greatest(coalesce(?::timestamptz, 'infinity'), clock_timestamp() + interval '1 second') END
      WHERE warehouse_id = ? AND owner = ? AND epoch = ?
      """;

  private static final String GIVE_BACK =
      """
      UPDATE planning SET owner = NULL, leased_until = NULL, due_at = clock_timestamp()
      WHERE warehouse_id = ? AND owner = ? AND epoch = ?
      """;

  private static final String HOLDER =
      """
      SELECT 1 FROM planning WHERE warehouse_id = ? AND owner = ? AND epoch = ?
      """;

  private static final String POSTPONE =
      """
      UPDATE planning
      SET owner = NULL, leased_until = NULL,
          failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()), failure = ?, broken = ?,
          due_at = clock_timestamp() + least(? * power(2, least(failures, 30)), ?) * interval '1 millisecond'
      WHERE warehouse_id = ? AND owner = ? AND epoch = ?
      """;

  /** {@code fresh}: how many parcels have just begun to wait in each warehouse. */
  void ask(SortedMap<Long, Integer> fresh, Collecting collecting) throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    List<Map.Entry<Long, Integer>> warehouses = new ArrayList<>(fresh.entrySet());
    try (PreparedStatement ask = transaction.prepareStatement(ASK)) {
      ask.setInt(1, collecting.size());
      ask.setLong(2, collecting.window().toMillis());
      new Columns<>(ask, warehouses, 2)
          .column("int8", Map.Entry::getKey)
          .column("int4", Map.Entry::getValue);
      ask.setInt(5, collecting.size());
      ask.executeUpdate();
    }
  }

  Optional<Lease> takeDue(String owner, Duration lease) throws SQLException {
    try (PreparedStatement take = transaction.prepareStatement(TAKE_DUE)) {
      take.setString(1, owner);
      take.setLong(2, lease.toMillis());
      return lease(take);
    }
  }

  Optional<Lease> take(long warehouseId, String owner, Duration lease) throws SQLException {
    try (PreparedStatement take = transaction.prepareStatement(TAKE)) {
      take.setString(1, owner);
      take.setLong(2, lease.toMillis());
      take.setLong(3, warehouseId);
      return lease(take);
    }
  }

  private static Optional<Lease> lease(PreparedStatement take) throws SQLException {
    try (ResultSet row = take.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Lease(
                  row.getLong("warehouse_id"),
                  row.getString("owner"),
                  row.getLong("epoch"),
                  row.getLong("asked")))
          : Optional.empty();
    }
  }

  /**
   * Everything that the lease was taken for is answered. {@code again}: there is more to do at
   * once; {@code keeps}: until when the plan can be kept, null if for ever, then the clock asks.
   * False: the lease is another's.
   */
  boolean end(Lease lease, boolean again, Duration window, @Nullable Instant keeps)
      throws SQLException {
    try (PreparedStatement end = transaction.prepareStatement(END)) {
      end.setLong(1, lease.asked());
      end.setInt(2, again ? 1 : 0);
      end.setInt(3, again ? 1 : 0);
      end.setLong(4, lease.asked());
      end.setLong(5, window.toMillis());
      end.setObject(6, keeps == null ? null : keeps.atOffset(ZoneOffset.UTC));
      holder(end, 7, lease);
      return end.executeUpdate() == 1;
    }
  }

  private static void holder(PreparedStatement statement, int from, Lease lease)
      throws SQLException {
    statement.setLong(from, lease.warehouseId());
    statement.setString(from + 1, lease.owner());
    statement.setLong(from + 2, lease.epoch());
  }

  /** Nothing is answered: it is planned anew at once. */
  boolean giveBack(Lease lease) throws SQLException {
    try (PreparedStatement back = transaction.prepareStatement(GIVE_BACK)) {
      holder(back, 1, lease);
      return back.executeUpdate() == 1;
    }
  }

  boolean isHeld(Lease lease) throws SQLException {
    try (PreparedStatement holds = transaction.prepareStatement(HOLDER)) {
      holder(holds, 1, lease);
      try (ResultSet row = holds.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Tried again after the first back-off, twice that the next time, and so on. */
  int postpone(Lease lease, Claimed.Failed failed, BackOff backOff) throws SQLException {
    try (PreparedStatement postpone = transaction.prepareStatement(POSTPONE)) {
      postpone.setString(1, reason(failed.why()));
      postpone.setBoolean(2, failed.isBroken());
      postpone.setLong(3, backOff.first().toMillis());
      postpone.setLong(4, backOff.longest().toMillis());
      holder(postpone, 5, lease);
      return postpone.executeUpdate();
    }
  }

  private static String reason(RuntimeException why) {
    String reason = why.toString().replace('\0', ' ');
    return reason.substring(0, Math.min(reason.length(), MOST_REASON));
  }
}
