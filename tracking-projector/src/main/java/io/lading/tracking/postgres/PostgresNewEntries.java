package io.lading.tracking.postgres;

import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.stream.Followed;
import io.lading.tracking.stream.NewEntries;
import io.lading.tracking.stream.Stretch;
import io.lading.tracking.timeline.TimelineEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Heads and time lines of many orders at once, each row by its primary key. */
public final class PostgresNewEntries implements NewEntries {

  private static final String ADVANCED =
      """
      SELECT f.order_id, f.seen,
             least(h.contiguous, f.seen::bigint + f.room)::integer AS through,
             h.contiguous <= f.seen::bigint + f.room AS to_the_end
      FROM unnest(?::bigint[], ?::integer[], ?::integer[]) AS f (order_id, seen, room)
      JOIN order_head h ON h.order_id = f.order_id
      WHERE h.contiguous > f.seen
      ORDER BY f.order_id, f.seen
      """;

  private static final String READ =
      """
      SELECT t.order_id, t.sequence, t.kind, t.status, t.previous_status, t.status_version, t.milestone,
             t.package_no, t.package_status, t.mailno, t.express_code, t.changed_fields,
             t.location_text, t.location_lat, t.location_lon, t.description, t.occurred_at, t.recorded_at
      FROM unnest(?::bigint[], ?::integer[], ?::integer[]) AS s (order_id, seen, through)
      JOIN timeline t ON t.order_id = s.order_id AND t.sequence > s.seen AND t.sequence <= s.through
      ORDER BY t.order_id, t.sequence
      """;

  private final DataSource database;

  public PostgresNewEntries(DataSource database) {
    this.database = database;
  }

  @Override
  public List<Stretch> advanced(List<Followed> followed) {
    return rows(
        ADVANCED,
        statement ->
            new Columns<>(statement, followed)
                .column("int8", Followed::orderId)
                .column("int4", Followed::seen)
                .column("int4", Followed::room),
        row ->
            new Stretch(
                row.getLong("order_id"),
                row.getInt("seen"),
                row.getInt("through"),
                row.getBoolean("to_the_end")));
  }

  @Override
  public List<TimelineEntry> read(List<Stretch> stretches) {
    return rows(
        READ,
        statement ->
            new Columns<>(statement, stretches)
                .column("int8", Stretch::orderId)
                .column("int4", Stretch::seen)
                .column("int4", Stretch::through),
        EntryOfRow::entry);
  }

  private interface Binding {
    Object to(PreparedStatement statement) throws SQLException;
  }

  private interface Row<R> {
    R of(ResultSet row) throws SQLException;
  }

  private <R> List<R> rows(String sql, Binding parameters, Row<R> result) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Object _ = parameters.to(statement);
      try (ResultSet row = statement.executeQuery()) {
        List<R> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(result.of(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new StorageUnavailable("what is new cannot be read: " + e.getMessage(), e);
    }
  }
}
