package io.lading.core.centre.postgres;

import io.lading.core.contract.TradeKey;
import io.lading.core.create.Claim;
import io.lading.core.create.KnownTrade;
import io.lading.core.model.CanonicalContent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes logistics_order_unique, the dedup rows: one for each trade, for ever. */
final class TradeRows {

  // Sorted, so that transactions that claim the same keys wait for each other in one order.
  private static final String CLAIM =
      """
      INSERT INTO logistics_order_unique
        (trade_order_code, biz_type, order_id, buyer_id, content_hash, hash_version, created_at)
      SELECT u.code, u.biz, u.order_id, u.buyer_id, u.hash, ?, ?
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bytea[])
        AS u (code, biz, order_id, buyer_id, hash)
      ORDER BY u.code, u.biz
      ON CONFLICT (trade_order_code, biz_type) DO NOTHING
      RETURNING order_id
      """;

  private static final String FIND =
      """
      SELECT t.trade_order_code, t.biz_type, t.order_id, t.content_hash, t.hash_version,
        t.cancelled_first
      FROM unnest(?::text[], ?::text[]) AS u (code, biz)
      CROSS JOIN LATERAL (
        SELECT f.trade_order_code, f.biz_type, f.order_id, f.content_hash, f.hash_version,
          f.cancelled_first
        FROM logistics_order_unique f
        WHERE f.trade_order_code = u.code AND f.biz_type = u.biz
        OFFSET 0) AS t
      """;

  // Only rows of this transaction: nobody else can see them, or wait for them in another order.
  private static final String RELEASE =
      """
      DELETE FROM logistics_order_unique t
      USING unnest(?::text[], ?::text[], ?::bigint[]) AS u (code, biz, order_id)
      WHERE t.trade_order_code = ANY (ARRAY[u.code]) AND t.biz_type = u.biz
        AND t.order_id = u.order_id
      """;

  private TradeRows() {}

  /** Returns what is known of the keys that were taken before; the others are now ours. */
  static Map<TradeKey, KnownTrade> claim(
      Connection connection, Collection<Claim> claims, Instant now) throws SQLException {
    if (claims.isEmpty()) {
      return Map.of();
    }
    Set<Long> ours = insert(connection, claims, now);
    return find(connection, claims.stream().filter(c -> !ours.contains(c.orderId())).toList());
  }

  /** Claims keys that were released in this transaction, so that nobody else can have them. */
  static void claimAgain(Connection connection, List<Claim> claims, Instant now)
      throws SQLException {
    if (!claims.isEmpty()) {
      Count.expect(
          claims.size(), insert(connection, claims, now).size(), "released dedup rows claimed");
    }
  }

  private static Set<Long> insert(Connection connection, Collection<Claim> claims, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
      bindKeys(new Arguments(insert).number(CanonicalContent.VERSION).time(now), claims)
          .numbers(claims, Claim::orderId)
          .numbers(claims, claim -> claim.trade().paid().buyerId())
          .bytes(claims, claim -> claim.trade().hash());
      var inserted = new HashSet<Long>();
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          inserted.add(row.getLong(1));
        }
      }
      return inserted;
    }
  }

  private static Map<TradeKey, KnownTrade> find(Connection connection, List<Claim> claims)
      throws SQLException {
    if (claims.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      bindKeys(new Arguments(find), claims);
      var known = new HashMap<TradeKey, KnownTrade>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          known.put(new TradeKey(row.getString(1), row.getString(2)), known(row));
        }
      }
      Count.expect(claims.size(), known.size(), "dedup rows found that were in the way");
      return known;
    }
  }

  private static KnownTrade known(ResultSet row) throws SQLException {
    return row.getBoolean(6)
        ? new KnownTrade.CancelledFirst()
        : new KnownTrade.Ordered(row.getLong(3), row.getBytes(4), row.getInt(5));
  }

  /** Gives up keys that were claimed in this transaction. */
  static void release(Connection connection, List<Claim> claims) throws SQLException {
    if (claims.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(RELEASE)) {
      bindKeys(new Arguments(delete), claims).numbers(claims, Claim::orderId);
      Count.expect(claims.size(), delete.executeUpdate(), "dedup rows released");
    }
  }

  private static Arguments bindKeys(Arguments arguments, Collection<Claim> claims)
      throws SQLException {
    return arguments
        .texts(claims, claim -> claim.trade().key().tradeOrderCode())
        .texts(claims, claim -> claim.trade().key().bizType());
  }
}
