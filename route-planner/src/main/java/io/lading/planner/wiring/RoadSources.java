package io.lading.planner.wiring;

import io.lading.planner.distance.OsrmTables;
import io.lading.planner.distance.TableSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Who tells how far it is by road: a service, this process itself, or nobody. */
final class RoadSources {

  private static final String TABLES = "lading.planner.roads.tables";
  private static final String OSM_FILE = "lading.planner.roads.osm-file";

  private RoadSources() {}

  /** {@code ownProcess}: there in the planner with GraphHopper, and made when it is asked for. */
  static Optional<TableSource> chosen(
      PlannerSettings.Roads roads, ObjectProvider<TableSource> ownProcess) {
    if (roads.osmFile().isBlank()) {
      return roads.tables().isBlank() ? Optional.empty() : Optional.of(service(roads));
    }
    if (!roads.tables().isBlank()) {
      throw refused(OSM_FILE, roads.osmFile(), TABLES + " is set too, and only one can be used");
    }
    TableSource source = ownProcess.getIfAvailable();
    if (source == null) {
      throw refused(
          OSM_FILE,
          roads.osmFile(),
          "this is the planner without GraphHopper, which cannot read it:"
              + " start route-planner-graphhopper-*-app.jar instead");
    }
    return Optional.of(source);
  }

  private static TableSource service(PlannerSettings.Roads roads) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(roads.tablePatience()).build();
    return new OsrmTables(
        http, address(roads.tables()), roads.tablePlaces(), roads.tablePatience());
  }

  private static URI address(String tables) {
    try {
      var address = new URI(tables);
      String scheme = address.getScheme();
      boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (http && address.getHost() != null && address.getRawQuery() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw refused(TABLES, tables, "not an address: " + e.getMessage());
    }
    throw refused(TABLES, tables, "expected an address such as http://osrm:5000/table/v1/driving");
  }

  private static InvalidConfigurationPropertyValueException refused(
      String setting, String value, String reason) {
    return new InvalidConfigurationPropertyValueException(setting, value, reason);
  }
}
