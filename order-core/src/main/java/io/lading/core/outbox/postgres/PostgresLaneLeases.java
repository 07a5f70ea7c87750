package io.lading.core.outbox.postgres;

import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneLeases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leases end by the database's clock, so the clocks of the instances do not matter. */
record PostgresLaneLeases(Session session) implements LaneLeases {

  private static final String LANES =
      """
      SELECT lane FROM outbox_lane ORDER BY lane
      """;
  private static final String ACQUIRE =
      """
      UPDATE outbox_lane
      SET owner = ?, epoch = epoch + 1, updated_at = clock_timestamp(),
          leased_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE lane = ? AND (owner IS NULL OR leased_until IS NULL OR leased_until < clock_timestamp())
      RETURNING epoch
      """;
  private static final String RENEW =
      """
      UPDATE outbox_lane
      SET leased_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE lane = ? AND owner = ? AND epoch = ?
      """;
  private static final String RELEASE =
      """
      UPDATE outbox_lane
      SET owner = NULL, leased_until = NULL, updated_at = clock_timestamp()
      WHERE lane = ? AND owner = ? AND epoch = ?
      """;

  @Override
  public List<Integer> lanes() {
    return session.transaction("list the lanes of the outbox", PostgresLaneLeases::lanes);
  }

  private static List<Integer> lanes(Connection transaction) throws SQLException {
    List<Integer> lanes = new ArrayList<>();
    try (var statement = transaction.prepareStatement(LANES);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        lanes.add(rows.getInt(1));
      }
    }
    return lanes;
  }

  @Override
  public Optional<Lane> acquire(int lane, String owner, Duration lease) {
    return session.transaction(
        "acquire lane " + lane, transaction -> acquire(transaction, lane, owner, lease));
  }

  private static Optional<Lane> acquire(
      Connection transaction, int lane, String owner, Duration lease) throws SQLException {
    try (var statement = transaction.prepareStatement(ACQUIRE)) {
      statement.setString(1, owner);
      statement.setLong(2, lease.toMillis());
      statement.setInt(3, lane);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(new Lane(lane, owner, rows.getLong(1))) : Optional.empty();
      }
    }
  }

  @Override
  public boolean renew(Lane lane, Duration lease) {
    return session.transaction(
        "renew the lease of " + lane, transaction -> renew(transaction, lane, lease));
  }

  private static boolean renew(Connection transaction, Lane lane, Duration lease)
      throws SQLException {
    try (var statement = transaction.prepareStatement(RENEW)) {
      statement.setLong(1, lease.toMillis());
      statement.setInt(2, lane.number());
      statement.setString(3, lane.owner());
      statement.setLong(4, lane.epoch());
      return statement.executeUpdate() == 1;
    }
  }

  @Override
  public void release(Lane lane) {
    session.transaction("release " + lane, transaction -> release(transaction, lane));
  }

  private static boolean release(Connection transaction, Lane lane) throws SQLException {
    try (var statement = transaction.prepareStatement(RELEASE)) {
      statement.setInt(1, lane.number());
      statement.setString(2, lane.owner());
      statement.setLong(3, lane.epoch());
      return statement.executeUpdate() == 1;
    }
  }
}
