package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Coordinates come in pairs. */
final class PlaceDraft implements Draft<Place> {
  private @Nullable String text;
  private @Nullable Double lat;
  private @Nullable Double lon;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "text" -> text = in.text(0, 256);
      case "lat" -> lat = in.coordinate(90);
      case "lon" -> lon = in.coordinate(180);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Place finish(JsonCursor in) {
    if (lat != null || lon != null) {
      in.required("lat", lat, 0.0);
      in.required("lon", lon, 0.0);
    }
    return new Place(text, lat, lon);
  }
}
