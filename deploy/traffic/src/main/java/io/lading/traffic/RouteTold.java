package io.lading.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an event of a route says to couriers; parcels: in the order of the stops. */
public record RouteTold(
    Turn turn, String routeId, long version, long distanceMetres, List<String> parcels) {

  /** What has become of the route. */
  public enum Turn {
    PLANNED,
    DEPARTED,
    FINISHED,
    SUPERSEDED
  }

  private static final String TYPE = "io.lading.route.";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of the type and the value of a message of the route plans topic. */
  public static RouteTold of(String type, byte[] value) {
    JsonNode route = JSON.readTree(value);
    List<String> parcels = new ArrayList<>();
    for (JsonNode stop : route.path("stops")) {
      parcels.add(parcel(stop.path("lgOrderCode").asString(), stop.path("packageNo").asString()));
    }
    return new RouteTold(
        Turn.valueOf(type.substring(TYPE.length()).toUpperCase(Locale.ROOT)),
        route.path("routeId").asString(),
        route.path("version").asLong(),
        route.path("distanceMetres").asLong(),
        parcels);
  }

  static String parcel(String lgOrderCode, String packageNo) {
    return lgOrderCode + "/" + packageNo;
  }
}
