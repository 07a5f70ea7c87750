package io.lading.core.reads.postgres;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.WalPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tokens of answers, made after the commit. Safe for many threads. */
public final class WrittenTokens {

  /**
   * What was flushed includes every commit that anybody can see, and no more than a replica is sent
   * at once; where commits do not wait for that, what was inserted does.
   */
  private static final String WRITTEN =
      """
      SELECT ((CASE WHEN current_setting('synchronous_commit') = 'off' THEN pg_current_wal_insert_lsn()
                    ELSE pg_current_wal_flush_lsn() END) - '0/0'::pg_lsn)::bigint AS lsn,
             ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::integer AS timeline,
             coalesce((SELECT s.sequence FROM orders.logistics_order_state s WHERE s.order_id = ?), 0) AS sequence
      """;

  private static final long NO_ORDER = 0;

  private final DataSource primary;

  /** {@code primary}: where was written, by a role that may read the states of orders. */
  public WrittenTokens(DataSource primary) {
    this.primary = primary;
  }

  /**
   * Of what was committed before. The order's sequence is that of now, which may be a later one.
   *
   * @throws StorageUnavailable nothing is known of what was written
   */
  public ReadToken ofOrder(long orderId) {
    try (Connection connection = primary.getConnection();
        PreparedStatement written = connection.prepareStatement(WRITTEN)) {
      written.setLong(1, orderId);
      try (ResultSet row = written.executeQuery()) {
        row.next();
        var position = new WalPosition(row.getInt("timeline"), row.getLong("lsn"));
        int sequence = row.getInt("sequence");
        return sequence == 0 ? ReadToken.of(position) : new ReadToken(position, orderId, sequence);
      }
    } catch (SQLException e) {
      throw new StorageUnavailable(
          "it was written, but how far the log is cannot be told: " + e.getMessage(), e);
    }
  }

  /** The same for what is no order's, as stock. */
  public ReadToken ofNoOrder() {
    return ofOrder(NO_ORDER);
  }
}
