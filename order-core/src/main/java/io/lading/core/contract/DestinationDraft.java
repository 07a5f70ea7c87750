package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

final class DestinationDraft implements Draft<Destination> {
  private @Nullable String addressCode;
  private @Nullable Double lat;
  private @Nullable Double lon;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "addressCode" -> addressCode = in.text(0, 32);
      case "lat" -> lat = in.coordinate(90);
      case "lon" -> lon = in.coordinate(180);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Destination finish(JsonCursor in) {
    return new Destination(addressCode, lat, lon);
  }
}
