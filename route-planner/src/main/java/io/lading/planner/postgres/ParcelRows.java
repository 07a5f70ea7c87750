package io.lading.planner.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.planner.parcel.Load;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelKey;
import io.lading.planner.parcel.ParcelState;
import io.lading.planner.plan.LeftOut;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parcels. Locked by key, in order. */
record ParcelRows(Connection transaction) {

  private static final String OF_ORDERS =
      """
      SELECT order_id, package_no, warehouse_id, address_code, lat, lon, weight, volume, window_from, window_to,
             service_seconds, state, shipped, version, waiting_since
      FROM parcel WHERE order_id = ANY (?::bigint[])
      ORDER BY order_id, package_no COLLATE "C" FOR NO KEY UPDATE
      """;

  private static final String LOCK =
      """
      SELECT p.order_id, p.package_no, p.warehouse_id, p.address_code, p.lat, p.lon, p.weight, p.volume, p.window_from, p.window_to,
             p.service_seconds, p.state, p.shipped, p.version, p.waiting_since
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      JOIN parcel p ON p.order_id = k.order_id AND p.package_no = k.package_no
      ORDER BY p.order_id, p.package_no COLLATE "C" FOR NO KEY UPDATE OF p
      """;

  private static final String PUT =
      """
      INSERT INTO parcel AS p (order_id, package_no, warehouse_id, address_code, lat, lon, weight, volume, window_from, window_to,
                               service_seconds, state, shipped, version, waiting_since)
      SELECT * FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[],
                           ?::timestamptz[], ?::timestamptz[], ?::integer[], ?::smallint[], ?::boolean[], ?::integer[], ?::timestamptz[])
      ON CONFLICT ON CONSTRAINT one_row_per_parcel DO UPDATE
      SET address_code = EXCLUDED.address_code, lat = EXCLUDED.lat, lon = EXCLUDED.lon,
          window_from = EXCLUDED.window_from, window_to = EXCLUDED.window_to, service_seconds = EXCLUDED.service_seconds,
          state = EXCLUDED.state, version = EXCLUDED.version,
          reason = CASE WHEN EXCLUDED.state = 0 THEN p.reason END
      """;

  private static final String SHIP =
      """
      UPDATE parcel p SET shipped = true
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      WHERE p.order_id = k.order_id AND p.package_no = k.package_no AND NOT p.shipped
      RETURNING p.order_id, p.package_no
      """;

  private static final String LOAD =
      """
      UPDATE parcel p SET state = ?, version = p.version + 1
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      WHERE p.order_id = k.order_id AND p.package_no = k.package_no AND p.state = ?
      """;

  private static final String BRING_BACK =
      """
      UPDATE parcel p SET reason = ?
      FROM unnest(?::bigint[], ?::text[]) AS k (order_id, package_no)
      WHERE p.order_id = k.order_id AND p.package_no = k.package_no AND p.state = ?
      """;

  private static final String EXPLAIN =
      """
      UPDATE parcel p SET reason = k.reason
      FROM unnest(?::bigint[], ?::text[], ?::text[]) AS k (order_id, package_no, reason)
      WHERE p.order_id = k.order_id AND p.package_no = k.package_no AND p.reason IS DISTINCT FROM k.reason
      """;

  List<Parcel> ofOrders(List<Long> orders) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(OF_ORDERS)) {
      new Columns<>(statement, orders).column("int8", id -> id);
      return parcels(statement);
    }
  }

  List<Parcel> locked(Collection<ParcelKey> keys) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(LOCK)) {
      keys(statement, keys);
      return parcels(statement);
    }
  }

  private static List<Parcel> parcels(PreparedStatement statement) throws SQLException {
    List<Parcel> parcels = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        parcels.add(parcel(row));
      }
    }
    return parcels;
  }

  void put(List<Parcel> parcels) throws SQLException {
    try (PreparedStatement put = transaction.prepareStatement(PUT)) {
      new Columns<>(put, parcels)
          .column("int8", parcel -> parcel.key().orderId())
          .column("text", parcel -> parcel.key().packageNo())
          .column("int8", Parcel::warehouseId)
          .column("text", parcel -> parcel.destination().addressCode())
          .column("float8", parcel -> parcel.destination().lat())
          .column("float8", parcel -> parcel.destination().lon())
          .column("int8", parcel -> parcel.load().grams())
          .column("int8", parcel -> parcel.load().cubicCentimetres())
          .column("timestamptz", parcel -> parcel.window().from())
          .column("timestamptz", parcel -> parcel.window().to())
          .column("int4", Parcel::serviceSeconds)
          .column("int2", parcel -> parcel.state().ordinal())
          .column("bool", Parcel::shipped)
          .column("int4", Parcel::version)
          .column("timestamptz", parcel -> parcel.waitingSince());
      put.executeUpdate();
    }
  }

  /** Marks them as shipped by us. Returns those that were not. */
  List<ParcelKey> ship(Collection<ParcelKey> keys) throws SQLException {
    List<ParcelKey> fresh = new ArrayList<>();
    try (PreparedStatement ship = transaction.prepareStatement(SHIP)) {
      keys(ship, keys);
      try (ResultSet row = ship.executeQuery()) {
        while (row.next()) {
          fresh.add(new ParcelKey(row.getLong("order_id"), row.getString("package_no")));
        }
      }
    }
    return fresh;
  }

  /** Their courier has left with them. */
  void load(Collection<ParcelKey> keys) throws SQLException {
    try (PreparedStatement load = transaction.prepareStatement(LOAD)) {
      load.setInt(1, ParcelState.LOADED.ordinal());
      new Columns<>(load, List.copyOf(keys), 1)
          .column("int8", ParcelKey::orderId)
          .column("text", ParcelKey::packageNo);
      load.setInt(4, ParcelState.WAITING.ordinal());
      load.executeUpdate();
    }
  }

  /** Their courier has come back: those that are still with him were not delivered. */
  void bringBack(Collection<ParcelKey> keys) throws SQLException {
    try (PreparedStatement bringBack = transaction.prepareStatement(BRING_BACK)) {
      bringBack.setString(1, LeftOut.BROUGHT_BACK.name());
      new Columns<>(bringBack, List.copyOf(keys), 1)
          .column("int8", ParcelKey::orderId)
          .column("text", ParcelKey::packageNo);
      bringBack.setInt(4, ParcelState.LOADED.ordinal());
      bringBack.executeUpdate();
    }
  }

  /**
   * Why each of them was left out; null: it was not. Returns of how many that was not known before.
   */
  int explain(Map<ParcelKey, @Nullable String> reasons) throws SQLException {
    try (PreparedStatement explain = transaction.prepareStatement(EXPLAIN)) {
      new Columns<>(explain, new ArrayList<>(reasons.entrySet()))
          .column("int8", reason -> reason.getKey().orderId())
          .column("text", reason -> reason.getKey().packageNo())
          .column("text", Map.Entry::getValue);
      return explain.executeUpdate();
    }
  }

  private static void keys(PreparedStatement statement, Collection<ParcelKey> keys)
      throws SQLException {
    new Columns<>(statement, List.copyOf(keys))
        .column("int8", ParcelKey::orderId)
        .column("text", ParcelKey::packageNo);
  }

  static Parcel parcel(ResultSet row) throws SQLException {
    return new Parcel(
        new ParcelKey(row.getLong("order_id"), row.getString("package_no")),
        row.getLong("warehouse_id"),
        new Destination(
            row.getString("address_code"),
            row.getObject("lat", Double.class),
            row.getObject("lon", Double.class)),
        new Load(row.getLong("weight"), row.getLong("volume")),
        new DeliveryWindow(instant(row, "window_from"), instant(row, "window_to")),
        row.getInt("service_seconds"),
        ParcelState.values()[row.getInt("state")],
        row.getBoolean("shipped"),
        row.getInt("version"),
        row.getObject("waiting_since", OffsetDateTime.class).toInstant());
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
