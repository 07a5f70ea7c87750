package io.lading.planner.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GraphSettingsTest {

  private static final String PREFIX = "lading.planner.roads.graph";

  @Test
  void defaultsAreACarBesideItsFile() {
    assertThat(bind(Map.of())).isEqualTo(new GraphSettings("", Vehicle.CAR, 500));
  }

  @Test
  void everySettingCanBeSet() {
    var set =
        Map.of(
            PREFIX + ".folder",
            "roads",
            PREFIX + ".vehicle",
            "bike",
            PREFIX + ".farthest-road",
            "9");
    assertThat(bind(set)).isEqualTo(new GraphSettings("roads", Vehicle.BIKE, 9));
  }

  @Test
  void nonsenseIsRefusedByName() {
    GraphSettings nonsense = bind(Map.of(PREFIX + ".farthest-road", "0"));
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(nonsense))
          .extracting(violation -> violation.getPropertyPath().toString())
          .containsExactly("farthestRoad");
    }
  }

  private static GraphSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(PREFIX, GraphSettings.class);
  }
}
