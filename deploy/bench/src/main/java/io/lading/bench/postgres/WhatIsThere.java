package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What questions can be asked about. By the administrator. */
public final class WhatIsThere {

  // Buyers as often as they have orders.
  private static final String ORDERS =
      """
      SELECT o.id, o.buyer_id FROM orders.logistics_order o ORDER BY random() LIMIT ?
      """;

  private static final String STOCK =
      """
      SELECT i.warehouse_id, i.sku_id FROM orders.inventory i ORDER BY random() LIMIT ?
      """;

  private static final String TOLD =
      """
      SELECT count(*) FROM tracking.timeline
      """;

  private static final String TIDY = "VACUUM ANALYZE";

  /** A row's two numbers. */
  public record Pair(long first, long second) {}

  private final DataSource administrator;

  public WhatIsThere(DataSource administrator) {
    this.administrator = administrator;
  }

  /** An order and its buyer, at random. */
  public List<Pair> orders(int most) throws SQLException {
    return pairs(ORDERS, most);
  }

  /** A warehouse and a SKU that it has, at random. */
  public List<Pair> stock(int most) throws SQLException {
    return pairs(STOCK, most);
  }

  /** How many events the time line has. */
  public long told() throws SQLException {
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(TOLD);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What autovacuum would have done some time later. */
  public void tidy() throws SQLException {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TIDY);
    }
  }

  private List<Pair> pairs(String sql, int most) throws SQLException {
    List<Pair> pairs = new ArrayList<>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          pairs.add(new Pair(row.getLong(1), row.getLong(2)));
        }
      }
    }
    return pairs;
  }
}
