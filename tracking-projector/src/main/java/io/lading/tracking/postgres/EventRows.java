package io.lading.tracking.postgres;

import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.TimelineEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inserts the events that are not there yet, in the order given. */
record EventRows(Connection transaction) {

  /** Between names of changed fields on their way: arrays of arrays cannot be unnested. */
  private static final String SEPARATOR = "\u001f";

  private static final String INSERT =
      """
      INSERT INTO timeline (order_id, sequence, kind, status, previous_status, status_version, milestone,
        package_no, package_status, mailno, express_code, changed_fields,
        location_text, location_lat, location_lon, description, occurred_at, recorded_at)
      SELECT e.order_id, e.sequence, e.kind, e.status, e.previous_status, e.status_version, e.milestone,
        e.package_no, e.package_status, e.mailno, e.express_code, string_to_array(e.changed_fields, chr(31)),
        e.location_text, e.location_lat, e.location_lon, e.description, e.occurred_at, e.recorded_at
      FROM unnest(?::bigint[], ?::integer[], ?::smallint[], ?::smallint[], ?::smallint[], ?::integer[], ?::smallint[],
          ?::text[], ?::smallint[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::float8[], ?::float8[], ?::text[], ?::timestamptz[], ?::timestamptz[])
        WITH ORDINALITY
        AS e (order_id, sequence, kind, status, previous_status, status_version, milestone,
          package_no, package_status, mailno, express_code, changed_fields,
          location_text, location_lat, location_lon, description, occurred_at, recorded_at, place)
      ORDER BY e.place
      ON CONFLICT ON CONSTRAINT one_row_per_event DO NOTHING
      RETURNING order_id, sequence
      """;

  /** The keys of those that were inserted. */
  Set<EventKey> insert(List<TimelineEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return Set.of();
    }
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      bind(new Columns<>(insert, entries));
      try (ResultSet row = insert.executeQuery()) {
        Set<EventKey> inserted = new HashSet<>();
        while (row.next()) {
          inserted.add(new EventKey(row.getLong("order_id"), row.getInt("sequence")));
        }
        return inserted;
      }
    }
  }

  private static void bind(Columns<TimelineEntry> columns) throws SQLException {
    columns
        .column("int8", TimelineEntry::orderId)
        .column("int4", TimelineEntry::sequence)
        .column("int2", entry -> entry.kind().ordinal())
        .column("int2", entry -> entry.status().ordinal())
        .column("int2", entry -> ordinal(entry.previousStatus()))
        .column("int4", TimelineEntry::statusVersion)
        .column("int2", entry -> ordinal(entry.milestone()))
        .column("text", ofPackage(PackageState::packageNo))
        .column("int2", ofPackage(state -> state.status().ordinal()))
        .column("text", ofPackage(PackageState::mailNo))
        .column("text", ofPackage(PackageState::expressCode))
        .column("text", EventRows::changedFields)
        .column("text", ofPlace(Place::text))
        .column("float8", ofPlace(Place::lat))
        .column("float8", ofPlace(Place::lon))
        .column("text", TimelineEntry::description)
        .column("timestamptz", TimelineEntry::occurredAt)
        .column("timestamptz", TimelineEntry::recordedAt);
  }

  private static @Nullable Object ordinal(@Nullable Enum<?> value) {
    return value == null ? null : value.ordinal();
  }

  private static @Nullable Object changedFields(TimelineEntry entry) {
    return entry.changedFields().isEmpty() ? null : String.join(SEPARATOR, entry.changedFields());
  }

  private static Function<TimelineEntry, @Nullable Object> ofPackage(
      Function<PackageState, @Nullable Object> value) {
    return entry -> entry.packageState() == null ? null : value.apply(entry.packageState());
  }

  private static Function<TimelineEntry, @Nullable Object> ofPlace(
      Function<Place, @Nullable Object> value) {
    return entry -> entry.location() == null ? null : value.apply(entry.location());
  }
}
