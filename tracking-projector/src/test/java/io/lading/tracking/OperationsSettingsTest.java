package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OperationsSettingsTest {

  @Test
  void defaultsAreTheGroupsAndTopicsOfTheOtherServices() {
    OperationsSettings defaults = bind(Map.of());
    assertThat(defaults)
        .isEqualTo(
            new OperationsSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                List.of(
                    "lading.order-ingest.trade-events",
                    "lading.order-ingest.order-updates",
                    "lading.order-ingest.inventory-updates",
                    "lading.order-ingest.snapshots",
                    "lading.route-planner.status",
                    "lading.route-planner.fleet"),
                List.of(
                    "lading.trade-events.v1.dlt",
                    "lading.order-updates.v1.dlt",
                    "lading.inventory-updates.v1.dlt",
                    "lading.fleet-updates.v1.dlt"),
                10_000));
    assertThat(violations(defaults)).isEmpty();
  }

  @Test
  void everySettingCanBeSet() {
    assertThat(
            bind(
                Map.of(
                    "o.fresh-for", "3s",
                    "o.patience", "4s",
                    "o.other-groups", "g1,g2",
                    "o.dead-letter-topics", "t1.dlt",
                    "o.most-waiting", "5")))
        .isEqualTo(
            new OperationsSettings(
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                List.of("g1", "g2"),
                List.of("t1.dlt"),
                5));
  }

  @Test
  void nonsenseIsRefusedByName() {
    OperationsSettings nonsense =
        bind(
            Map.of(
                "o.fresh-for", "99ms",
                "o.patience", "31s",
                "o.other-groups[0]", " ",
                "o.dead-letter-topics[0]", "t".repeat(250),
                "o.most-waiting", "0"));
    assertThat(violations(nonsense))
        .containsExactlyInAnyOrder(
            "freshFor",
            "patience",
            "otherGroups[0].<list element>",
            "deadLetterTopics[0].<list element>",
            "mostWaiting");
  }

  private static OperationsSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("o", OperationsSettings.class);
  }

  private static List<String> violations(OperationsSettings settings) {
    try (var validation = Validation.buildDefaultValidatorFactory()) {
      return validation.getValidator().validate(settings).stream()
          .map(violation -> violation.getPropertyPath().toString())
          .toList();
    }
  }
}
