package io.lading.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What is in the database when everything has come to its end. */
public final class StoredEnds {
  private static final String STATUSES =
      """
      SELECT p.trade_order_code, o.status, array_agg(DISTINCT p.status)
      FROM orders.package_view p JOIN orders.order_view o ON o.id = p.order_id
      GROUP BY p.trade_order_code, o.status
      """;

  private static final String STOCK =
      """
      SELECT warehouse_id, sku_id, quantity, reserved FROM orders.inventory
      """;

  private static final String STATUS_EVENTS =
      """
      SELECT count(*), count(DISTINCT (order_id, sequence)) FROM orders.outbox
      WHERE topic = 'lading.order-status.v1'
      """;

  private static final String REFUSALS =
      """
      SELECT r.event ->> 'causationId', r.event ->> 'code'
      FROM (SELECT id, convert_from(payload, 'UTF8')::jsonb AS event FROM orders.outbox
            WHERE topic = 'lading.order-rejections.v1') r
      ORDER BY r.id
      """;

  private final DataSource verify;

  public StoredEnds(DataSource verify) {
    this.verify = verify;
  }

  public record Place(long warehouseId, long skuId) {}

  public record Stock(long quantity, long reserved) {}

  /** distinct: by order and sequence. */
  public record StatusEvents(long all, long distinct) {}

  /** causationId: of the message that was refused. */
  public record Refusal(String causationId, String code) {}

  /** By trade: ordinals of the order's and its packages' statuses, each once. */
  public Map<String, List<Integer>> statuses() throws SQLException {
    Map<String, List<Integer>> statuses = new HashMap<>();
    read(
        STATUSES,
        row -> {
          List<Integer> all = new ArrayList<>(List.of(row.getInt(2)));
          for (Object status : (Object[]) row.getArray(3).getArray()) {
            all.add(((Number) status).intValue());
          }
          statuses.put(row.getString(1), all.stream().distinct().toList());
        });
    return statuses;
  }

  public Map<Place, Stock> stock() throws SQLException {
    Map<Place, Stock> stock = new HashMap<>();
    read(
        STOCK,
        row ->
            stock.put(
                new Place(row.getLong(1), row.getLong(2)),
                new Stock(row.getLong(3), row.getLong(4))));
    return stock;
  }

  public StatusEvents statusEvents() throws SQLException {
    List<StatusEvents> counts = new ArrayList<>();
    read(STATUS_EVENTS, row -> counts.add(new StatusEvents(row.getLong(1), row.getLong(2))));
    return counts.getFirst();
  }

  /** In the order of the outbox. */
  public List<Refusal> refusals() throws SQLException {
    List<Refusal> refusals = new ArrayList<>();
    read(REFUSALS, row -> refusals.add(new Refusal(row.getString(1), row.getString(2))));
    return refusals;
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private void read(String sql, Row taking) throws SQLException {
    try (Connection connection = verify.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        taking.take(rows);
      }
    }
  }
}
