package io.lading.planner.graphhopper;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.CHProfile;
import com.graphhopper.routing.ev.EncodedValueLookup;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.SnapPreventionEdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.index.LocationIndex;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The roads of an OSM file, prepared for questions (contraction hierarchies, turn by turn). Safe
 * for use by many threads.
 */
final class RoadGraph implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RoadGraph.class);

  /** Nobody is delivered to from these, even if they are nearest. */
  private static final List<String> NO_STOPPING = List.of("motorway", "tunnel", "bridge", "ferry");

  private final GraphHopper hopper;

  private RoadGraph(GraphHopper hopper) {
    this.hopper = hopper;
  }

  /**
   * What was prepared from this very file is used again; if there is nothing, or something else, it
   * is prepared, which takes seconds for a town and hours for a large country.
   */
  static RoadGraph of(Roadmap map, GraphFolder folder) {
    return folder.alone(() -> new RoadGraph(opened(map, folder)));
  }

  private static GraphHopper opened(Roadmap map, GraphFolder folder) {
    String fingerprint = map.fingerprint();
    boolean prepared = folder.isFrom(fingerprint);
    LOG.info(
        prepared ? "Reading the roads of {} from {}" : "Preparing the roads of {} in {}",
        map.file(),
        folder.folder());
    if (!prepared) {
      folder.clear();
    }
    GraphHopper hopper = hopper(map, folder);
    open(hopper, map);
    folder.note(fingerprint);
    return hopper;
  }

  private static GraphHopper hopper(Roadmap map, GraphFolder folder) {
    GraphHopper hopper =
        new GraphHopper()
            .setOSMFile(map.file().toString())
            .setGraphHopperLocation(folder.graph().toString())
            .setEncodedValuesString(map.vehicle().knowledge())
            .setProfiles(map.vehicle().profile());
    hopper.getReaderConfig().setIgnoredHighways(map.vehicle().ignoredRoads());
    hopper.getReaderConfig().setParseWayNames(false);
    hopper.getCHPreparationHandler().setCHProfiles(new CHProfile(Vehicle.PROFILE));
    return hopper;
  }

  private static void open(GraphHopper hopper, Roadmap map) {
    try {
      hopper.importOrLoad();
    } catch (RuntimeException e) {
      hopper.close();
      var refusal = Roadmap.refused(map.file(), "no roads can be read from it: " + e.getMessage());
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  BaseGraph base() {
    return hopper.getBaseGraph();
  }

  RoutingCHGraph hierarchy() {
    return Objects.requireNonNull(hopper.getCHGraphs().get(Vehicle.PROFILE));
  }

  LocationIndex index() {
    return hopper.getLocationIndex();
  }

  /** Roads where one can stop, and that are not cut off from all others. */
  EdgeFilter stopping() {
    EncodedValueLookup known = hopper.getEncodingManager();
    Weighting weighting = hierarchy().getWeighting();
    return new SnapPreventionEdgeFilter(
        new DefaultSnapFilter(
            weighting, known.getBooleanEncodedValue(Subnetwork.key(Vehicle.PROFILE))),
        known.getEnumEncodedValue(RoadClass.KEY, RoadClass.class),
        known.getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class),
        NO_STOPPING);
  }

  @Override
  public void close() {
    hopper.close();
  }
}
