package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of the replica, and of reads of what was written. */
class ReplicaSettingsTest {

  @Test
  void withoutAnAddressThereIsNone() {
    TrackingSettings defaults = bind(Map.of());
    assertThat(defaults.replica())
        .isEqualTo(
            new ReplicaSettings(
                null,
                null,
                null,
                16,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1)));
    assertThat(defaults.replica().isGiven()).isFalse();
    assertThat(bind(Map.of("url", " ")).replica().isGiven()).isFalse();
    assertThat(defaults.reads()).isEqualTo(new TrackingSettings.Reads(Duration.ofSeconds(2), 64));
  }

  @Test
  void everySettingCanBeSet() {
    ReplicaSettings set =
        bind(Map.of(
                "url", "jdbc:postgresql://r/x",
                "user", "ru",
                "password", "rp",
                "connections", "23",
                "connect-timeout", "1500ms",
                "answer-timeout", "25s",
                "patience", "26ms",
                "most-lag", "27s",
                "look-every", "28ms"))
            .replica();
    assertThat(set)
        .isEqualTo(
            new ReplicaSettings(
                "jdbc:postgresql://r/x",
                "ru",
                "rp",
                23,
                Duration.ofMillis(1500),
                Duration.ofSeconds(25),
                Duration.ofMillis(26),
                Duration.ofSeconds(27),
                Duration.ofMillis(28)));
    assertThat(set.isGiven()).isTrue();
    assertThat(set.toString()).doesNotContain("rp");
    assertThat(set.driver())
        .isEqualTo(
            Map.of(
                "connectTimeout", "1",
                "socketTimeout", "26",
                "options", "-c statement_timeout=25000"));
    Map<String, String> reads =
        Map.of(
            "lading.tracking.reads.projection-patience", "29ms",
            "lading.tracking.reads.waiting", "30");
    assertThat(bound(reads).reads())
        .isEqualTo(new TrackingSettings.Reads(Duration.ofMillis(29), 30));
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertThat(
            violations(
                bind(
                    Map.of(
                        "connections", "0",
                        "connect-timeout", "1ms",
                        "answer-timeout", "1ms",
                        "patience", "1m",
                        "most-lag", "0s",
                        "look-every", "0s"))))
        .containsExactlyInAnyOrder(
            "replica.connections",
            "replica.connectTimeout",
            "replica.answerTimeout",
            "replica.patience",
            "replica.mostLag",
            "replica.lookEvery");
    Map<String, String> reads =
        Map.of(
            "lading.tracking.reads.projection-patience", "1h",
            "lading.tracking.reads.waiting", "-1");
    assertThat(violations(bound(reads)))
        .containsExactlyInAnyOrder("reads.projectionPatience", "reads.waiting");
  }

  private static TrackingSettings bind(Map<String, String> ofReplica) {
    Map<String, String> all = new HashMap<>();
    ofReplica.forEach((name, value) -> all.put("lading.tracking.replica." + name, value));
    return bound(all);
  }

  private static TrackingSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("lading.tracking", TrackingSettings.class);
  }

  private static List<String> violations(TrackingSettings settings) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(settings).stream()
          .map(violation -> violation.getPropertyPath().toString())
          .toList();
    }
  }
}
