package io.lading.planner.postgres;

import io.lading.core.contract.CourierUpdated;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.PlaceUpdated;
import io.lading.core.contract.WarehouseUpdated;
import io.lading.planner.fleet.Courier;
import io.lading.planner.fleet.FleetPoll.Told;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Warehouses, couriers and places: the newest wins, what says nothing new changes nothing. Collects
 * which warehouses are to be planned because of it; where a courier is asks for nothing.
 */
final class FleetRows {

  private static final String WAREHOUSES =
      """
      INSERT INTO warehouse AS w (warehouse_id, name, lat, lon, told_at)
      SELECT * FROM unnest(?::bigint[], ?::text[], ?::float8[], ?::float8[], ?::timestamptz[]) AS n (id, name, lat, lon, told_at) ORDER BY id
      ON CONFLICT ON CONSTRAINT one_row_per_warehouse DO UPDATE
      SET name = EXCLUDED.name, lat = EXCLUDED.lat, lon = EXCLUDED.lon, told_at = EXCLUDED.told_at
      WHERE w.told_at <= EXCLUDED.told_at AND (w.name, w.lat, w.lon) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.lat, EXCLUDED.lon)
      RETURNING w.warehouse_id::text AS key, w.warehouse_id AS asks, NULL::bigint AS asks_too
      """;

  private static final String PLACES =
      """
      INSERT INTO place AS p (address_code, lat, lon, told_at)
      SELECT * FROM unnest(?::text[], ?::float8[], ?::float8[], ?::timestamptz[]) AS n (code, lat, lon, told_at) ORDER BY code COLLATE "C"
      ON CONFLICT ON CONSTRAINT one_row_per_address_code DO UPDATE
      SET lat = EXCLUDED.lat, lon = EXCLUDED.lon, told_at = EXCLUDED.told_at
      WHERE p.told_at <= EXCLUDED.told_at AND (p.lat, p.lon) IS DISTINCT FROM (EXCLUDED.lat, EXCLUDED.lon)
      RETURNING p.address_code AS key, NULL::bigint AS asks, NULL::bigint AS asks_too
      """;

  private static final String WAITING_FOR_PLACES =
      """
      SELECT DISTINCT warehouse_id FROM parcel WHERE state = 0 AND lat IS NULL AND address_code = ANY (?::text[])
      """;

  private static final String COURIERS =
      """
      INSERT INTO courier AS c (courier_id, warehouse_id, name, status, lat, lon, max_weight, max_volume, max_stops, shift_from, shift_to, told_at)
      SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::smallint[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[], ?::integer[],
                           ?::timestamptz[], ?::timestamptz[], ?::timestamptz[]) AS n (id) ORDER BY id
      ON CONFLICT ON CONSTRAINT one_row_per_courier DO UPDATE
      SET warehouse_id = coalesce(EXCLUDED.warehouse_id, c.warehouse_id), name = coalesce(EXCLUDED.name, c.name), status = EXCLUDED.status,
          lat = EXCLUDED.lat, lon = EXCLUDED.lon, max_weight = EXCLUDED.max_weight, max_volume = EXCLUDED.max_volume,
          max_stops = EXCLUDED.max_stops, shift_from = EXCLUDED.shift_from, shift_to = EXCLUDED.shift_to, told_at = EXCLUDED.told_at
      WHERE c.told_at < EXCLUDED.told_at
         OR c.told_at = EXCLUDED.told_at
            AND (c.status, c.lat, c.lon, c.max_weight, c.max_volume, c.max_stops, c.shift_from, c.shift_to)
                IS DISTINCT FROM (EXCLUDED.status, EXCLUDED.lat, EXCLUDED.lon, EXCLUDED.max_weight, EXCLUDED.max_volume,
                                  EXCLUDED.max_stops, EXCLUDED.shift_from, EXCLUDED.shift_to)
      RETURNING new.courier_id::text AS key,
                CASE WHEN (old.warehouse_id, old.status, old.max_weight, old.max_volume, old.max_stops, old.shift_from, old.shift_to)
                  IS DISTINCT FROM (new.warehouse_id, new.status, new.max_weight, new.max_volume, new.max_stops, new.shift_from, new.shift_to)
                THEN new.warehouse_id END AS asks,
                CASE WHEN old.warehouse_id <> new.warehouse_id THEN old.warehouse_id END AS asks_too
      """;

  private final Connection transaction;
  private final SortedMap<Long, Integer> asking = new TreeMap<>();

  FleetRows(Connection transaction) {
    this.transaction = transaction;
  }

  SortedMap<Long, Integer> asking() {
    return asking;
  }

  /** Returns which of the messages made a difference. */
  Set<Told> put(List<Told> told) throws SQLException {
    Set<Told> applied = new HashSet<>();
    applied.addAll(putWarehouses(newest(told, WarehouseUpdated.class, w -> w.warehouseId())));
    applied.addAll(putCouriers(newest(told, CourierUpdated.class, CourierUpdated::courierId)));
    applied.addAll(putPlaces(newest(told, PlaceUpdated.class, PlaceUpdated::addressCode)));
    return applied;
  }

  /** By what they are about; of two that happened at once the later one in the poll. */
  private static <E extends InputEvent> Map<String, Told> newest(
      List<Told> told, Class<E> type, Function<E, Object> about) {
    Map<String, Told> newest = new LinkedHashMap<>();
    for (Told each : told) {
      if (type.isInstance(each.event())) {
        newest.merge(
            about.apply(type.cast(each.event())).toString(),
            each,
            (before, after) -> after.at().isBefore(before.at()) ? before : after);
      }
    }
    return newest;
  }

  private Collection<Told> putWarehouses(Map<String, Told> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement put = transaction.prepareStatement(WAREHOUSES)) {
      new Columns<>(put, List.copyOf(told.values()))
          .column("int8", each -> warehouse(each).warehouseId())
          .column("text", each -> warehouse(each).name())
          .column("float8", each -> warehouse(each).location().lat())
          .column("float8", each -> warehouse(each).location().lon())
          .column("timestamptz", Told::at);
      return applied(put, told);
    }
  }

  private static WarehouseUpdated warehouse(Told told) {
    return (WarehouseUpdated) told.event();
  }

  private Collection<Told> putPlaces(Map<String, Told> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement put = transaction.prepareStatement(PLACES)) {
      new Columns<>(put, List.copyOf(told.values()))
          .column("text", each -> place(each).addressCode())
          .column("float8", each -> place(each).location().lat())
          .column("float8", each -> place(each).location().lon())
          .column("timestamptz", Told::at);
      Collection<Told> applied = applied(put, told);
      askForPlaces(applied.stream().map(each -> place(each).addressCode()).toList());
      return applied;
    }
  }

  private static PlaceUpdated place(Told told) {
    return (PlaceUpdated) told.event();
  }

  private void askForPlaces(List<String> codes) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(WAITING_FOR_PLACES)) {
      new Columns<>(statement, codes).column("text", code -> code);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          asking.put(row.getLong("warehouse_id"), 0);
        }
      }
    }
  }

  private Collection<Told> putCouriers(Map<String, Told> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement put = transaction.prepareStatement(COURIERS)) {
      new Columns<>(put, List.copyOf(told.values()))
          .column("int8", each -> courier(each).id())
          .column("int8", each -> courier(each).warehouseId())
          .column("text", each -> courier(each).name())
          .column("int2", each -> courier(each).status().ordinal())
          .column("float8", each -> lat(courier(each)))
          .column("float8", each -> lon(courier(each)))
          .column("int8", each -> courier(each).limits().grams())
          .column("int8", each -> courier(each).limits().cubicCentimetres())
          .column("int4", each -> courier(each).limits().stops())
          .column("timestamptz", each -> courier(each).shift().from())
          .column("timestamptz", each -> courier(each).shift().to())
          .column("timestamptz", Told::at);
      return applied(put, told);
    }
  }

  private static Courier courier(Told told) {
    return Courier.of((CourierUpdated) told.event());
  }

  private static @Nullable Double lat(Courier courier) {
    return courier.location() == null ? null : courier.location().lat();
  }

  private static @Nullable Double lon(Courier courier) {
    return courier.location() == null ? null : courier.location().lon();
  }

  private Collection<Told> applied(PreparedStatement put, Map<String, Told> told)
      throws SQLException {
    List<Told> applied = new ArrayList<>();
    try (ResultSet row = put.executeQuery()) {
      while (row.next()) {
        Told each = told.get(row.getString("key"));
        if (each != null) {
          applied.add(each);
        }
        ask(row.getObject("asks", Long.class));
        ask(row.getObject("asks_too", Long.class));
      }
    }
    return applied;
  }

  private void ask(@Nullable Long warehouse) {
    if (warehouse != null) {
      asking.put(warehouse, 0);
    }
  }
}
