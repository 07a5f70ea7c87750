package io.lading.core.outbox.postgres;

import io.lading.core.outbox.Buckets;
import io.lading.core.outbox.OutboxAnchor;
import java.sql.Connection;
import java.sql.SQLException;

/** The anchor is the cluster's system identifier, kept in each lane beside the position. */
record PostgresOutboxAnchor(Session session) implements OutboxAnchor {

  private static final String ONE_AT_A_TIME =
      """
      SELECT pg_advisory_xact_lock(7204461820302)
      """;
  private static final String LANES =
      """
      SELECT count(*), count(*) FILTER (
        WHERE system_identifier <> (SELECT system_identifier FROM pg_control_system()))
      FROM outbox_lane
      """;
  private static final String MAKE =
      """
      INSERT INTO outbox_lane (lane, bucket_from, bucket_to, published, system_identifier, updated_at)
      SELECT lane, lane * ? / ?, (lane + 1) * ? / ? - 1, '1:1:'::pg_snapshot,
        (SELECT system_identifier FROM pg_control_system()), clock_timestamp()
      FROM generate_series(0, ? - 1) AS lane
      """;
  private static final String TIE_ANEW =
      """
      SELECT reanchor_outbox(system_identifier) FROM pg_control_system()
      """;

  @Override
  public Anchoring anchor(int lanes) {
    return session.transaction("anchor the outbox", transaction -> anchor(transaction, lanes));
  }

  private static Anchoring anchor(Connection transaction, int lanes) throws SQLException {
    try (var statement = transaction.prepareStatement(ONE_AT_A_TIME)) {
      statement.execute();
    }
    try (var statement = transaction.prepareStatement(LANES);
        var counts = statement.executeQuery()) {
      counts.next();
      int there = counts.getInt(1);
      if (there == 0) {
        return make(transaction, lanes);
      }
      return counts.getInt(2) == 0 ? new Anchoring.Kept(there) : tieAnew(transaction);
    }
  }

  private static Anchoring make(Connection transaction, int lanes) throws SQLException {
    if (lanes < 1 || lanes > Buckets.COUNT) {
      throw new IllegalArgumentException(lanes + " lanes, expected 1 to " + Buckets.COUNT);
    }
    try (var statement = transaction.prepareStatement(MAKE)) {
      statement.setInt(1, Buckets.COUNT);
      statement.setInt(2, lanes);
      statement.setInt(3, Buckets.COUNT);
      statement.setInt(4, lanes);
      statement.setInt(5, lanes);
      return new Anchoring.Made(statement.executeUpdate());
    }
  }

  private static Anchoring tieAnew(Connection transaction) throws SQLException {
    try (var statement = transaction.prepareStatement(TIE_ANEW);
        var unpublished = statement.executeQuery()) {
      unpublished.next();
      return new Anchoring.TiedAnew(unpublished.getLong(1));
    }
  }
}
