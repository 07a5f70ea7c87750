package io.lading.core.query.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns of a row as what they mean. */
final class ViewColumns {

  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private ViewColumns() {}

  static OrderStatus status(ResultSet row) throws SQLException {
    return STATUSES[row.getInt("status")];
  }

  static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(perhaps(row, column), column);
  }

  /** Null of whom nothing is known. {@code who}: what the names of the columns begin with. */
  static @Nullable Party party(ResultSet row, String who) throws SQLException {
    var party =
        new Party(
            number(row, who + "_id"),
            row.getString(who + "_name"),
            row.getString(who + "_telephone"),
            row.getString(who + "_province"),
            row.getString(who + "_city"),
            row.getString(who + "_area"),
            row.getString(who + "_street"),
            row.getString(who + "_address"),
            row.getString(who + "_address_code"),
            location(row, who));
    return party.equals(Party.NOBODY) ? null : party;
  }

  static @Nullable DeliveryWindow window(ResultSet row) throws SQLException {
    var window = new DeliveryWindow(perhaps(row, "delivery_from"), perhaps(row, "delivery_to"));
    return window.equals(DeliveryWindow.ALWAYS) ? null : window;
  }

  private static @Nullable Location location(ResultSet row, String who) throws SQLException {
    Double lat = row.getObject(who + "_lat", Double.class);
    Double lon = row.getObject(who + "_lon", Double.class);
    return lat == null || lon == null ? null : new Location(lat, lon);
  }

  private static @Nullable Instant perhaps(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
