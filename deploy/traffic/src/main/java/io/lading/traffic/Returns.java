package io.lading.traffic;

import java.time.Instant;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What couriers say when they are back: how far they went, a little more or less than planned. */
public final class Returns {

  private static final String TYPE = "io.lading.fleet.route-finished";

  private final JsonMapper json = JsonMapper.builder().build();

  /** The same id for the same route. */
  public TrafficMessage finished(RouteTold route, Instant at) {
    var random = new SplittableRandom(route.routeId().hashCode());
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("routeId", route.routeId());
    data.put("distanceMetres", Math.round(route.distanceMetres() * random.nextDouble(0.95, 1.15)));
    data.put("occurredAt", at.toString());
    var drawn = Envelope.of(TYPE, route.routeId(), at, random);
    var envelope =
        new Envelope(
            TYPE,
            "finished-" + route.routeId(),
            "/sample/fleet",
            at,
            route.routeId(),
            drawn.traceparent());
    return new TrafficMessage(
        0,
        Intent.FLEET,
        Fleet.TOPIC,
        route.routeId(),
        envelope.binary(),
        json.writeValueAsBytes(data));
  }
}
