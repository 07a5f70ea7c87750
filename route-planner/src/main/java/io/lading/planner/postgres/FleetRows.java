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
import java.util.HashMap;
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
 * Warehouses, couriers and places: the newest wins, and of what was told at the same time the
 * greater, so that a replay changes nothing. Collects which warehouses are to be planned because of
 * it; where a courier is asks for nothing.
 */
final class FleetRows {

  private static final String WAREHOUSES =
      """
      INSERT INTO warehouse AS w (warehouse_id, name, lat, lon, told_at)
      SELECT * FROM unnest(?::bigint[], ?::text[], ?::float8[], ?::float8[], ?::timestamptz[]) AS n (id, name, lat, lon, told_at) ORDER BY id
      ON CONFLICT ON CONSTRAINT one_row_per_warehouse DO UPDATE
      SET name = EXCLUDED.name, lat = EXCLUDED.lat, lon = EXCLUDED.lon, told_at = EXCLUDED.told_at
      WHERE w.told_at < EXCLUDED.told_at
         OR w.told_at = EXCLUDED.told_at AND (w.lat, w.lon, ARRAY[w.name]) < (EXCLUDED.lat, EXCLUDED.lon, ARRAY[EXCLUDED.name])
      RETURNING new.warehouse_id::text AS key,
                CASE WHEN (old.lat, old.lon) IS DISTINCT FROM (new.lat, new.lon) THEN new.warehouse_id END AS asks,
                NULL::bigint AS asks_too, NULL::text AS moved
      """;

  private static final String PLACES =
      """
      INSERT INTO place AS p (address_code, lat, lon, told_at)
      SELECT * FROM unnest(?::text[], ?::float8[], ?::float8[], ?::timestamptz[]) AS n (code, lat, lon, told_at) ORDER BY code COLLATE "C"
      ON CONFLICT ON CONSTRAINT one_row_per_address_code DO UPDATE
      SET lat = EXCLUDED.lat, lon = EXCLUDED.lon, told_at = EXCLUDED.told_at
      WHERE p.told_at < EXCLUDED.told_at OR p.told_at = EXCLUDED.told_at AND (p.lat, p.lon) < (EXCLUDED.lat, EXCLUDED.lon)
      RETURNING new.address_code AS key, NULL::bigint AS asks, NULL::bigint AS asks_too,
                CASE WHEN (old.lat, old.lon) IS DISTINCT FROM (new.lat, new.lon) THEN new.address_code END AS moved
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
            AND (c.status, c.max_weight, c.max_volume, c.max_stops, ARRAY[c.lat, c.lon], ARRAY[c.shift_from, c.shift_to],
                 ARRAY[c.warehouse_id], ARRAY[c.name])
                < (EXCLUDED.status, EXCLUDED.max_weight, EXCLUDED.max_volume, EXCLUDED.max_stops, ARRAY[EXCLUDED.lat, EXCLUDED.lon],
                   ARRAY[EXCLUDED.shift_from, EXCLUDED.shift_to], ARRAY[coalesce(EXCLUDED.warehouse_id, c.warehouse_id)],
                   ARRAY[coalesce(EXCLUDED.name, c.name)])
      RETURNING new.courier_id::text AS key,
                CASE WHEN (old.warehouse_id, old.status, old.max_weight, old.max_volume, old.max_stops, old.shift_from, old.shift_to)
                  IS DISTINCT FROM (new.warehouse_id, new.status, new.max_weight, new.max_volume, new.max_stops, new.shift_from, new.shift_to)
                THEN new.warehouse_id END AS asks,
                CASE WHEN old.warehouse_id <> new.warehouse_id THEN old.warehouse_id END AS asks_too, NULL::text AS moved
      """;

  private final Connection transaction;
  private final SortedMap<Long, Integer> asking = new TreeMap<>();
  private final List<String> moved = new ArrayList<>();

  FleetRows(Connection transaction) {
    this.transaction = transaction;
  }

  SortedMap<Long, Integer> asking() {
    return asking;
  }

  /** Returns which of the messages made a difference. */
  Set<Told> put(List<Told> told) throws SQLException {
    Set<Told> applied = new HashSet<>();
    for (var round : rounds(told, WarehouseUpdated.class, WarehouseUpdated::warehouseId)) {
      applied.addAll(putWarehouses(round));
    }
    for (var round : rounds(told, CourierUpdated.class, CourierUpdated::courierId)) {
      applied.addAll(putCouriers(round));
    }
    for (var round : rounds(told, PlaceUpdated.class, PlaceUpdated::addressCode)) {
      applied.addAll(putPlaces(round));
    }
    askForPlaces();
    return applied;
  }

  /**
   * By what they are about, in the order they came: the second telling of a thing is put after the
   * first, as if it were in another poll. The first round locks everything that the others touch.
   */
  private static <E extends InputEvent> List<Map<String, Told>> rounds(
      List<Told> told, Class<E> type, Function<E, Object> about) {
    List<Map<String, Told>> rounds = new ArrayList<>();
    Map<String, Integer> tellings = new HashMap<>();
    for (Told each : told) {
      if (type.isInstance(each.event())) {
        String key = about.apply(type.cast(each.event())).toString();
        int telling = tellings.merge(key, 1, Integer::sum);
        if (telling > rounds.size()) {
          rounds.add(new LinkedHashMap<>());
        }
        rounds.get(telling - 1).put(key, each);
      }
    }
    return rounds;
  }

  private Collection<Told> putWarehouses(Map<String, Told> told) throws SQLException {
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
    try (PreparedStatement put = transaction.prepareStatement(PLACES)) {
      new Columns<>(put, List.copyOf(told.values()))
          .column("text", each -> place(each).addressCode())
          .column("float8", each -> place(each).location().lat())
          .column("float8", each -> place(each).location().lon())
          .column("timestamptz", Told::at);
      return applied(put, told);
    }
  }

  private static PlaceUpdated place(Told told) {
    return (PlaceUpdated) told.event();
  }

  private void askForPlaces() throws SQLException {
    if (moved.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = transaction.prepareStatement(WAITING_FOR_PLACES)) {
      new Columns<>(statement, moved).column("text", code -> code);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          asking.put(row.getLong("warehouse_id"), 0);
        }
      }
    }
  }

  private Collection<Told> putCouriers(Map<String, Told> told) throws SQLException {
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
        String place = row.getString("moved");
        if (place != null) {
          moved.add(place);
        }
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
