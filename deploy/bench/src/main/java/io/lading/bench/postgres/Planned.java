package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What the benchmark of planning asks of a database. By its administrator. */
public final class Planned {

  private static final String COURIERS =
      """
      SELECT count(*) FROM routing.courier c JOIN routing.warehouse w ON w.warehouse_id = c.warehouse_id
      """;

  private static final String PARCELS =
      """
      SELECT count(*) FROM routing.parcel p
      """;

  // The time a transaction's commit record was written; it is durable one flush later.
  private static final String COMMITS =
      """
      SELECT r.warehouse_id, max(pg_xact_commit_timestamp(r.xmin)), sum(r.stops)
      FROM routing.delivery_route r WHERE r.state = 0
      GROUP BY r.warehouse_id
      """;

  private final DataSource administrator;

  /**
   * The last plan of a warehouse.
   *
   * @param at when it was committed
   * @param stops on all of its routes
   */
  public record Commit(Instant at, int stops) {}

  public Planned(DataSource administrator) {
    this.administrator = administrator;
  }

  /** Of warehouses that are known, too. */
  public long couriers() throws SQLException {
    return number(COURIERS);
  }

  /** Whatever has become of them. */
  public long parcels() throws SQLException {
    return number(PARCELS);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** By warehouse; needs {@code track_commit_timestamp}. */
  public Map<Long, Commit> commits() throws SQLException {
    Map<Long, Commit> commits = new HashMap<>();
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(COMMITS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
        commits.put(row.getLong(1), new Commit(at, row.getInt(3)));
      }
    }
    return commits;
  }
}
