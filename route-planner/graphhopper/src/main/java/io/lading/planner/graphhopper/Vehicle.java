package io.lading.planner.graphhopper;

import com.graphhopper.config.Profile;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.GHUtility;
import com.graphhopper.util.TurnCostsConfig;
import java.util.List;

/**
 * What a courier drives: GraphHopper's own models, with private roads open to whoever delivers
 * there, and with turn restrictions.
 */
public enum Vehicle {
  CAR {
    @Override
    CustomModel model() {
      return CustomModel.merge(
          GHUtility.loadCustomModelFromJar("car.json"),
          GHUtility.loadCustomModelFromJar("car_avoid_private_etc.json"));
    }

    @Override
    TurnCostsConfig turns() {
      return TurnCostsConfig.car();
    }

    @Override
    String knowledge() {
      return "car_access|block_private=false, car_average_speed, road_access";
    }

    @Override
    List<String> ignoredRoads() {
      return List.of("footway", "construction", "cycleway", "path", "steps");
    }
  },

  BIKE {
    @Override
    CustomModel model() {
      return GHUtility.loadCustomModelFromJar("bike.json");
    }

    @Override
    TurnCostsConfig turns() {
      return TurnCostsConfig.bike();
    }

    @Override
    String knowledge() {
      return "bike_access|block_private=false, bike_priority, bike_average_speed, bike_road_access,"
          + " roundabout, mtb_rating, hike_rating, country, road_class";
    }

    @Override
    List<String> ignoredRoads() {
      return List.of("construction");
    }
  };

  /** The name of the only profile of a graph. */
  static final String PROFILE = "courier";

  Profile profile() {
    return new Profile(PROFILE).setCustomModel(model()).setTurnCostsConfig(turns());
  }

  abstract CustomModel model();

  abstract TurnCostsConfig turns();

  /** What the model reads of each road, as GraphHopper's {@code graph.encoded_values}. */
  abstract String knowledge();

  abstract List<String> ignoredRoads();
}
