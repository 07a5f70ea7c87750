package io.lading.planner.wiring;

import io.lading.planner.distance.OsrmTables;
import io.lading.planner.distance.TableSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Who tells how far it is by road: a service, this process itself, or nobody. */
final class RoadSources {

  private RoadSources() {}

  /** {@code ownProcess}: there in the planner with GraphHopper, and made when it is asked for. */
  static Optional<TableSource> chosen(
      PlannerSettings.Roads roads, ObjectProvider<TableSource> ownProcess) {
    if (roads.osmFile().isBlank()) {
      return roads.tables().isBlank() ? Optional.empty() : Optional.of(service(roads));
    }
    if (!roads.tables().isBlank()) {
      throw refused(roads, "lading.planner.roads.tables is set too, and only one can be used");
    }
    TableSource source = ownProcess.getIfAvailable();
    if (source == null) {
      throw refused(
          roads,
          "this is the planner without GraphHopper, which cannot read it:"
              + " start route-planner-graphhopper-*-app.jar instead");
    }
    return Optional.of(source);
  }

  private static TableSource service(PlannerSettings.Roads roads) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(roads.tablePatience()).build();
    return new OsrmTables(
        http, URI.create(roads.tables()), roads.tablePlaces(), roads.tablePatience());
  }

  private static InvalidConfigurationPropertyValueException refused(
      PlannerSettings.Roads roads, String reason) {
    return new InvalidConfigurationPropertyValueException(
        "lading.planner.roads.osm-file", roads.osmFile(), reason);
  }
}
