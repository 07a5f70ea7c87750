package io.lading.planner.api;

import io.lading.core.contract.Location;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.RouteId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Routes as GeoJSON (RFC 7946): for each a line, a point for its warehouse and one for every stop.
 */
final class GeoJson {

  static final String MEDIA_TYPE = "application/geo+json";

  private GeoJson() {}

  /** A feature: geometry and what is said of it. */
  record Feature(String type, Geometry geometry, Map<String, Object> properties) {}

  /** Coordinates are longitude, latitude. */
  record Geometry(String type, Object coordinates) {}

  record Collection(String type, List<Feature> features) {}

  static Collection of(List<DeliveryRoute> routes) {
    List<Feature> features = new ArrayList<>();
    routes.forEach(route -> features.addAll(features(route)));
    return new Collection("FeatureCollection", features);
  }

  private static List<Feature> features(DeliveryRoute route) {
    RouteAnswer answer = RouteAnswer.of(route);
    List<Feature> features = new ArrayList<>();
    features.add(line(route, answer));
    features.add(
        point(
            route.tour().depot(),
            Map.of("kind", "warehouse", "warehouseId", answer.warehouseId())));
    answer.stops().forEach(stop -> features.add(stop(answer, stop)));
    return features;
  }

  private static Feature line(DeliveryRoute route, RouteAnswer answer) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", "route");
    properties.put("routeId", RouteId.of(route.id()));
    properties.put("version", answer.version());
    properties.put("state", answer.state());
    properties.put("courierId", answer.courierId());
    properties.put("distanceMetres", answer.distanceMetres());
    properties.put("durationSeconds", answer.durationSeconds());
    properties.put("load", answer.load());
    properties.put("limits", answer.limits());
    var line =
        new Geometry("LineString", route.tour().path().stream().map(GeoJson::position).toList());
    return new Feature("Feature", line, properties);
  }

  private static Feature stop(RouteAnswer route, RouteAnswer.Stop stop) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", "stop");
    properties.put("routeId", route.routeId());
    properties.put("sequence", stop.sequence());
    properties.put("lgOrderCode", stop.lgOrderCode());
    properties.put("packageNo", stop.packageNo());
    properties.put("etaSeconds", stop.etaSeconds());
    return point(new Location(stop.lat(), stop.lon()), properties);
  }

  private static Feature point(Location place, Map<String, Object> properties) {
    return new Feature("Feature", new Geometry("Point", position(place)), properties);
  }

  private static List<Double> position(Location place) {
    return List.of(place.lon(), place.lat());
  }
}
