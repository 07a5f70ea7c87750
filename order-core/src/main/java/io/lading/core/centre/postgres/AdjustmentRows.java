package io.lading.core.centre.postgres;

import io.lading.core.intake.Remembered;
import io.lading.core.model.Identity;
import io.lading.core.stock.StockKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes inventory_adjustment: every adjustment that took effect, under its identity. */
final class AdjustmentRows {

  /** An adjustment that takes effect. */
  record Applied(
      Identity identity,
      StockKey key,
      long delta,
      long quantityAfter,
      @Nullable String reason,
      @Nullable Identity content) {}

  private static final String FIND =
      """
      SELECT a.identity, a.content FROM inventory_adjustment a WHERE a.identity = ANY (?)
      """;

  private static final String ADD =
      """
      INSERT INTO inventory_adjustment
        (identity, warehouse_id, sku_id, delta, quantity_after, reason, content, created_at)
      SELECT u.identity, u.warehouse_id, u.sku_id, u.delta, u.quantity_after, u.reason, u.content, ?
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::uuid[])
        AS u (identity, warehouse_id, sku_id, delta, quantity_after, reason, content)
      ORDER BY u.identity
      ON CONFLICT (identity) DO NOTHING
      """;

  private AdjustmentRows() {}

  static Map<Identity, Remembered> find(Connection connection, Collection<Identity> identities)
      throws SQLException {
    if (identities.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      new Arguments(find).identities(identities, identity -> identity);
      var found = new HashMap<Identity, Remembered>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          Identity content = IdentityRows.identity(row.getObject(2, UUID.class));
          found.put(
              new Identity(row.getObject(1, UUID.class)), new Remembered(null, null, content));
        }
      }
      return found;
    }
  }

  /** Returns how many were new. */
  static int add(Connection connection, List<Applied> applied, Instant now) throws SQLException {
    if (applied.isEmpty()) {
      return 0;
    }
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      new Arguments(add)
          .time(now)
          .identities(applied, Applied::identity)
          .numbers(applied, row -> row.key().warehouseId())
          .numbers(applied, row -> row.key().skuId())
          .numbers(applied, Applied::delta)
          .numbers(applied, Applied::quantityAfter)
          .texts(applied, Applied::reason)
          .identities(applied, Applied::content);
      return add.executeUpdate();
    }
  }
}
