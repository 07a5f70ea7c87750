package io.lading.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Warehouses in the largest cities, each with couriers who take whatever there is: vans with room
 * for half a ton, and some for a ton.
 */
final class Fleet {

  static final String TOPIC = "lading.fleet-updates.v1";

  private static final int COURIERS = 16;
  private static final int MOST_STOPS = 120;

  private final JsonMapper json;
  private final Instant at;
  private final List<City> cities = City.all();
  private final List<TrafficMessage> messages = new ArrayList<>();

  Fleet(JsonMapper json, Instant at) {
    this.json = json;
    this.at = at;
  }

  List<TrafficMessage> of(int warehouses) {
    for (long warehouse = 1; warehouse <= warehouses; warehouse++) {
      City city = Neighbourhoods.home(warehouse, cities);
      warehouse(warehouse, city);
      for (int courier = 1; courier <= COURIERS; courier++) {
        courier(warehouse, 1_000 * warehouse + courier);
      }
    }
    return messages;
  }

  private void warehouse(long warehouse, City city) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("warehouseId", warehouse);
    data.put("name", city.name());
    data.putObject("location").put("lat", city.lat()).put("lon", city.lon());
    add("io.lading.fleet.warehouse-updated", "warehouse-" + warehouse, data);
  }

  private void courier(long warehouse, long courier) {
    boolean large = courier % 4 == 0;
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("courierId", courier);
    data.put("warehouseId", warehouse);
    data.put("name", "courier " + courier);
    data.put("status", "AVAILABLE");
    data.put("maxWeight", large ? 1_000 : 500);
    data.put("maxVolume", large ? 8 : 4);
    data.put("maxStops", MOST_STOPS);
    data.put("occurredAt", at.toString());
    add("io.lading.fleet.courier-updated", "courier-" + courier, data);
  }

  /** Source and id do not depend on the seed: the same fleet is told once, whatever the run. */
  private void add(String type, String key, ObjectNode data) {
    var drawn = Envelope.of(type, key, at, new SplittableRandom(key.hashCode()));
    var envelope =
        new Envelope(type, "sample-fleet-" + key, "/sample/fleet", at, key, drawn.traceparent());
    messages.add(
        new TrafficMessage(
            messages.size(),
            Intent.FLEET,
            TOPIC,
            key,
            envelope.binary(),
            json.writeValueAsBytes(data)));
  }
}
