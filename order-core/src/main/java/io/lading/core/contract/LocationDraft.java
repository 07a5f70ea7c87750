package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

final class LocationDraft implements Draft<Location> {
  private @Nullable Double lat;
  private @Nullable Double lon;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "lat" -> lat = in.coordinate(90);
      case "lon" -> lon = in.coordinate(180);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Location finish(JsonCursor in) {
    return new Location(in.required("lat", lat, 0.0), in.required("lon", lon, 0.0));
  }
}
