package io.lading.core.query.postgres;

import io.lading.core.query.StockLevels;
import io.lading.core.query.StockView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Levels of stock, as of one moment. */
public final class PostgresStockLevels implements StockLevels {

  private static final String FIND =
      """
      SELECT i.warehouse_id, i.sku_id, i.quantity, i.reserved, i.version, i.updated_at
      FROM orders.inventory i
      WHERE i.warehouse_id = ? AND i.sku_id = ?
      """;

  // From end to end: an index on what is available would be touched by every order.
  private static final String LEAST_AVAILABLE =
      """
      SELECT i.warehouse_id, i.sku_id, i.quantity, i.reserved, i.version, i.updated_at
      FROM orders.inventory i
      ORDER BY i.quantity - i.reserved, i.warehouse_id, i.sku_id
      LIMIT ?
      """;

  private static final String FROM_END_TO_END =
      """
      SET LOCAL enable_seqscan = on
      """;

  private final Reading reading;

  /** {@code database}: connections that begin with {@link QuerySession}. */
  public PostgresStockLevels(DataSource database) {
    this.reading = new Reading(database);
  }

  @Override
  public Optional<StockView> find(long warehouseId, long skuId) {
    return reading.once(
        connection -> {
          try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setLong(1, warehouseId);
            find.setLong(2, skuId);
            return levels(find).stream().findFirst();
          }
        });
  }

  @Override
  public List<StockView> leastAvailable(int atMost) {
    return reading.atOneMoment(connection -> leastAvailable(connection, atMost));
  }

  private static List<StockView> leastAvailable(Connection connection, int atMost)
      throws SQLException {
    try (PreparedStatement allow = connection.prepareStatement(FROM_END_TO_END);
        PreparedStatement least = connection.prepareStatement(LEAST_AVAILABLE)) {
      allow.execute();
      least.setInt(1, atMost);
      return levels(least);
    }
  }

  private static List<StockView> levels(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<StockView> levels = new ArrayList<>();
      while (row.next()) {
        levels.add(
            new StockView(
                row.getLong("warehouse_id"),
                row.getLong("sku_id"),
                row.getLong("quantity"),
                row.getLong("reserved"),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant()));
      }
      return levels;
    }
  }
}
