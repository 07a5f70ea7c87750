package io.lading.core.centre.postgres;

import io.lading.core.contract.TradeKey;
import io.lading.core.contract.Waybill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;

/** Wakes parked messages when what they wait for is there: their next attempt is due now. */
final class WokenRows {

  private static final String WAKE_TRADES =
      """
      UPDATE parked_message w
      SET due_at = ?
      WHERE w.id IN (
        SELECT p.id
        FROM unnest(?::text[], ?::text[]) AS u (code, biz)
        JOIN parked_message p ON p.trade_order_code = u.code AND p.biz_type = u.biz
        ORDER BY p.id
        FOR UPDATE OF p SKIP LOCKED)
      """;

  private static final String WAKE_WAYBILLS =
      """
      UPDATE parked_message w
      SET due_at = ?
      WHERE w.id IN (
        SELECT p.id
        FROM unnest(?::text[], ?::text[]) AS u (mailno, express_code)
        JOIN parked_message p ON p.mailno = u.mailno AND p.express_code = u.express_code
        ORDER BY p.id
        FOR UPDATE OF p SKIP LOCKED)
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
}
