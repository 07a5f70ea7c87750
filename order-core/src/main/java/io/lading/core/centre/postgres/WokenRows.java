package io.lading.core.centre.postgres;

import io.lading.core.contract.TradeKey;
import io.lading.core.contract.Waybill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Wakes parked messages when what they wait for is there: their next attempt is due now. Whoever
 * brings it does not wait for those that are being tried at that moment; {@link #missed} finds
 * these.
 */
final class WokenRows {

  /** So many parked messages were looked at, up to this id. */
  record Swept(int messages, long upTo) {}

  private static final String WAKE_TRADES =
      """
      UPDATE parked_message w
      SET due_at = ?
      WHERE w.id = ANY (ARRAY(
        SELECT p.id
        FROM parked_message p
        WHERE p.id = ANY (ARRAY(
          SELECT found.id
          FROM unnest(?::text[], ?::text[]) AS u (code, biz)
          CROSS JOIN LATERAL (
            SELECT f.id
            FROM parked_message f
            WHERE f.trade_order_code = u.code AND f.biz_type = u.biz
            OFFSET 0) AS found))
        ORDER BY p.id
        FOR UPDATE SKIP LOCKED))
      """;

  private static final String WAKE_WAYBILLS =
      """
      UPDATE parked_message w
      SET due_at = ?
      WHERE w.id = ANY (ARRAY(
        SELECT p.id
        FROM parked_message p
        WHERE p.id = ANY (ARRAY(
          SELECT found.id
          FROM unnest(?::text[], ?::text[]) AS u (mailno, express_code)
          CROSS JOIN LATERAL (
            SELECT f.id
            FROM parked_message f
            WHERE f.mailno = u.mailno AND f.express_code = u.express_code
            OFFSET 0) AS found))
        ORDER BY p.id
        FOR UPDATE SKIP LOCKED))
      """;

  // Nothing waits for an archived order: it is found at once, or was dropped from history.
  // Without OFFSET the planner may read the three tables whole, once for all rows.
  private static final String SWEEP =
      """
      SELECT p.id,
        p.due_at > ? AND (
          EXISTS (
            SELECT FROM logistics_order_unique t
            WHERE t.trade_order_code = p.trade_order_code AND t.biz_type = p.biz_type
              AND t.order_id IS NOT NULL AND NOT t.archived
            OFFSET 0)
          OR EXISTS (
            SELECT FROM logistics_order_state s WHERE s.order_id = p.order_id OFFSET 0)
          OR EXISTS (
            SELECT FROM logistics_order_package w
            WHERE w.mailno = p.mailno AND w.express_code = p.express_code
            OFFSET 0)) AS missed
      FROM parked_message p
      WHERE p.id > ?
      ORDER BY p.id
      LIMIT ?
      """;

  private static final String WAKE =
      """
      UPDATE parked_message w
      SET due_at = ?
      WHERE w.id = ANY (ARRAY(
        SELECT p.id
        FROM parked_message p
        WHERE p.id = ANY (?)
        ORDER BY p.id
        FOR UPDATE SKIP LOCKED))
      """;

  private WokenRows() {}

  /** What waits for these trades is tried again at once; what is being tried now is not. */
  static void ofTrades(Connection transaction, Collection<TradeKey> keys, Instant now)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement wake = transaction.prepareStatement(WAKE_TRADES)) {
      new Arguments(wake)
          .time(now)
          .texts(keys, TradeKey::tradeOrderCode)
          .texts(keys, TradeKey::bizType);
      wake.executeUpdate();
    }
  }

  /** What waits for these waybills is tried again at once; what is being tried now is not. */
  static void ofWaybills(Connection transaction, Collection<Waybill> waybills, Instant now)
      throws SQLException {
    if (waybills.isEmpty()) {
      return;
    }
    try (PreparedStatement wake = transaction.prepareStatement(WAKE_WAYBILLS)) {
      new Arguments(wake)
          .time(now)
          .texts(waybills, Waybill::mailNo)
          .texts(waybills, Waybill::expressCode);
      wake.executeUpdate();
    }
  }

  /**
   * Looks at so many of those that wait, beginning after an id, whether what they wait for has come
   * all the same: then they are tried at once.
   */
  static Swept missed(Connection transaction, long after, int most, Instant now)
      throws SQLException {
    var missed = new ArrayList<Long>();
    int messages = 0;
    long upTo = after;
    try (PreparedStatement sweep = transaction.prepareStatement(SWEEP)) {
      new Arguments(sweep).time(now).id(after).number(most);
      try (ResultSet row = sweep.executeQuery()) {
        for (; row.next(); messages++) {
          upTo = row.getLong(1);
          if (row.getBoolean(2)) {
            missed.add(upTo);
          }
        }
      }
    }
    wake(transaction, missed, now);
    return new Swept(messages, upTo);
  }

  private static void wake(Connection transaction, List<Long> ids, Instant now)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement wake = transaction.prepareStatement(WAKE)) {
      new Arguments(wake).time(now).numbers(ids, Long::longValue);
      wake.executeUpdate();
    }
  }
}
