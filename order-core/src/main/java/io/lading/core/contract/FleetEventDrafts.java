package io.lading.core.contract;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Warehouses, places, couriers and the departures of routes. */
final class FleetEventDrafts {
  private static final Location NOWHERE = new Location(0, 0);

  private FleetEventDrafts() {}

  static final class Warehouse implements Draft<WarehouseUpdated> {
    private @Nullable Long warehouseId;
    private @Nullable String name;
    private @Nullable Location location;

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "warehouseId" -> warehouseId = in.int64();
        case "name" -> name = in.text(0, 64);
        case "location" -> location = in.object(new LocationDraft());
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public WarehouseUpdated finish(JsonCursor in) {
      return new WarehouseUpdated(
          in.required("warehouseId", warehouseId, 0L),
          name,
          in.required("location", location, NOWHERE));
    }
  }

  static final class GazetteerPlace implements Draft<PlaceUpdated> {
    private @Nullable String addressCode;
    private @Nullable Location location;

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "addressCode" -> addressCode = in.text(1, 32);
        case "location" -> location = in.object(new LocationDraft());
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public PlaceUpdated finish(JsonCursor in) {
      return new PlaceUpdated(
          in.required("addressCode", addressCode, ""), in.required("location", location, NOWHERE));
    }
  }

  static final class Courier implements Draft<CourierUpdated> {
    private static final Choice<CourierStatus> STATUS = Choice.of(CourierStatus.class);
    private @Nullable Long courierId;
    private @Nullable Long warehouseId;
    private @Nullable String name;
    private @Nullable CourierStatus status;
    private @Nullable Location location;
    private @Nullable BigDecimal maxWeight;
    private @Nullable BigDecimal maxVolume;
    private @Nullable Integer maxStops;
    private @Nullable Shift shift;
    private @Nullable Instant occurredAt;

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "courierId" -> courierId = in.int64();
        case "warehouseId" -> warehouseId = in.int64();
        case "name" -> name = in.text(0, 64);
        case "status" -> status = in.oneOf(STATUS);
        case "location" -> location = in.object(new LocationDraft());
        case "maxWeight" -> maxWeight = in.decimal(12, 3, false);
        case "maxVolume" -> maxVolume = in.decimal(12, 6, false);
        case "maxStops" -> maxStops = in.int32(0, 10_000);
        case "shift" -> shift = in.object(WindowDraft.ofShift());
        case "occurredAt" -> occurredAt = in.time();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public CourierUpdated finish(JsonCursor in) {
      return new CourierUpdated(
          in.required("courierId", courierId, 0L),
          warehouseId,
          name,
          in.required("status", status, CourierStatus.OFFLINE),
          location,
          maxWeight,
          maxVolume,
          maxStops,
          shift,
          occurredAt);
    }
  }

  static final class Departed implements Draft<RouteDeparted> {
    private @Nullable String routeId;
    private @Nullable Instant occurredAt;

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "routeId" -> routeId = in.text(1, 64);
        case "occurredAt" -> occurredAt = in.time();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public RouteDeparted finish(JsonCursor in) {
      return new RouteDeparted(in.required("routeId", routeId, ""), occurredAt);
    }
  }

  static final class Finished implements Draft<RouteFinished> {
    private @Nullable String routeId;
    private @Nullable Long distanceMetres;
    private @Nullable Instant occurredAt;

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "routeId" -> routeId = in.text(1, 64);
        case "distanceMetres" ->
            distanceMetres = in.int64(0, Long.MAX_VALUE, "an integer of at least 0");
        case "occurredAt" -> occurredAt = in.time();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public RouteFinished finish(JsonCursor in) {
      return new RouteFinished(in.required("routeId", routeId, ""), distanceMetres, occurredAt);
    }
  }
}
