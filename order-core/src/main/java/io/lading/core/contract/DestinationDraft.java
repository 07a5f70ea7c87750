package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Degrees out of range are kept as they are: one such destination must not hide all the others. */
final class DestinationDraft implements Draft<Destination> {
  private @Nullable String addressCode;
  private @Nullable Double lat;
  private @Nullable Double lon;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "addressCode" -> addressCode = in.text(0, 32);
      case "lat" -> lat = in.degrees();
      case "lon" -> lon = in.degrees();
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
