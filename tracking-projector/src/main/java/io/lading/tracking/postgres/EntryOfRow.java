package io.lading.tracking.postgres;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.tracking.timeline.TimelineEntry;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of the time line as the entry it was made from. */
public final class EntryOfRow {

  private static final EventKind[] KINDS = EventKind.values();
  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private EntryOfRow() {}

  /** All columns of the time line must be there, under their names. */
  public static TimelineEntry entry(ResultSet row) throws SQLException {
    return new TimelineEntry(
        row.getLong("order_id"),
        row.getInt("sequence"),
        KINDS[row.getInt("kind")],
        STATUSES[row.getInt("status")],
        status(row, "previous_status"),
        row.getInt("status_version"),
        status(row, "milestone"),
        packageState(row),
        texts(row.getArray("changed_fields")),
        place(row),
        row.getString("description"),
        time(row, "occurred_at"),
        Objects.requireNonNull(time(row, "recorded_at")));
  }

  private static @Nullable OrderStatus status(ResultSet row, String column) throws SQLException {
    int code = row.getInt(column);
    return row.wasNull() ? null : STATUSES[code];
  }

  private static @Nullable PackageState packageState(ResultSet row) throws SQLException {
    String packageNo = row.getString("package_no");
    OrderStatus status = status(row, "package_status");
    return packageNo == null || status == null
        ? null
        : new PackageState(
            packageNo, status, row.getString("mailno"), row.getString("express_code"));
  }

  private static @Nullable Place place(ResultSet row) throws SQLException {
    String text = row.getString("location_text");
    Double lat = row.getObject("location_lat", Double.class);
    Double lon = row.getObject("location_lon", Double.class);
    return text == null && lat == null && lon == null ? null : new Place(text, lat, lon);
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
