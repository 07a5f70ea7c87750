package io.lading.core.centre.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.core.contract.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The columns of a row from the first to the last. */
final class FieldColumns {

  private final ResultSet row;
  private int at;

  FieldColumns(ResultSet row) {
    this.row = row;
  }

  long id() throws SQLException {
    return row.getLong(++at);
  }

  int count() throws SQLException {
    return row.getInt(++at);
  }

  @Nullable String text() throws SQLException {
    return row.getString(++at);
  }

  /** Null if all its columns are. */
  @Nullable Party party() throws SQLException {
    var party =
        new Party(
            row.getObject(++at, Long.class),
            text(),
            text(),
            text(),
            text(),
            text(),
            text(),
            text(),
            text(),
            location());
    return party.equals(Party.NOBODY) ? null : party;
  }

  private @Nullable Location location() throws SQLException {
    Double lat = row.getObject(++at, Double.class);
    Double lon = row.getObject(++at, Double.class);
    return lat == null || lon == null ? null : new Location(lat, lon);
  }

  /** Null if both its columns are. */
  @Nullable DeliveryWindow window() throws SQLException {
    Instant from = time();
    Instant to = time();
    return from == null && to == null ? null : new DeliveryWindow(from, to);
  }

  private @Nullable Instant time() throws SQLException {
    OffsetDateTime time = row.getObject(++at, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
