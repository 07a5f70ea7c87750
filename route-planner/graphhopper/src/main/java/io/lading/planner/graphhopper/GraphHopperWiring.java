package io.lading.planner.graphhopper;

import io.lading.planner.wiring.PlannerSettings;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Where the planner looks for roads when {@code lading.planner.roads.osm-file} is set. */
@AutoConfiguration
@EnableConfigurationProperties(GraphSettings.class)
public class GraphHopperWiring {

  /** Only made when the planner asks for it. */
  @Bean
  @Lazy
  GraphHopperTables graphHopperTables(PlannerSettings planner, GraphSettings graph) {
    String file = planner.roads().osmFile();
    var map = new Roadmap(Path.of(file), graph.vehicle());
    String folder = graph.folder().isBlank() ? file + ".graph" : graph.folder();
    return new GraphHopperTables(
        RoadGraph.of(map, GraphFolder.at(Path.of(folder))), graph.farthestRoad());
  }
}
