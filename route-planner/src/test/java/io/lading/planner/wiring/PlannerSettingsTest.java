package io.lading.planner.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.FulfilmentMode;
import io.lading.planner.distance.LearnedRoads;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PlannerSettingsTest {

  @Test
  void defaultsAreThoseOfAMachineOfOnesOwn() {
    PlannerSettings defaults = bind(Map.of());
    assertThat(defaults.database().user()).isEqualTo("lading_planner");
    assertThat(defaults.intake().modes()).containsExactly(FulfilmentMode.DIRECT);
    assertThat(defaults.intake().ahead()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.intake().patience()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.intake().status())
        .isEqualTo(
            new PlannerSettings.Status(
                "lading.route-planner.status", "lading.order-status.v1", 2, 1000));
    assertThat(defaults.intake().fleet())
        .isEqualTo(
            new PlannerSettings.Fleet(
                "lading.route-planner.fleet", "lading.fleet-updates.v1", 1, 500));
    assertThat(defaults.planning().window()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.planning().budget()).isEqualTo(Duration.ofMillis(150));
    assertThat(defaults.planning().returning()).isTrue();
    assertThat(defaults.planning().firstBackOff()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.planning().longestBackOff()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.roads().factor()).isEqualTo(1.3);
    assertThat(defaults.roads().constantMetres()).isEqualTo(250);
    assertThat(defaults.roads().tables()).isEmpty();
    assertThat(defaults.roads().osmFile()).isEmpty();
    assertThat(defaults.roads().mostWays()).isEqualTo(16_000_000);
    assertThat(defaults.roads().longestBackOff()).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.planning().mostPlans()).isEqualTo(2);
    assertThat(violations(defaults)).isEmpty();
  }

  @Test
  void everySettingCanBeSet() {
    PlannerSettings set =
        bind(
            Map.ofEntries(
                Map.entry("kafka.bootstrap-servers", "k:1"),
                Map.entry("kafka.patience", "1s"),
                Map.entry("kafka.client.security.protocol", "SASL_SSL"),
                Map.entry("database.url", "jdbc:postgresql://d/x"),
                Map.entry("database.user", "u"),
                Map.entry("database.password", "p"),
                Map.entry("database.owner-user", "ou"),
                Map.entry("database.owner-password", "op"),
                Map.entry("database.migrate", "false"),
                Map.entry("database.connections", "3"),
                Map.entry("database.connect-timeout", "1s"),
                Map.entry("database.answer-timeout", "2s"),
                Map.entry("intake.modes", "DIRECT,CARRIER"),
                Map.entry("intake.gather", "30ms"),
                Map.entry("intake.ahead", "26s"),
                Map.entry("intake.patience", "32s"),
                Map.entry("intake.status.group", "g"),
                Map.entry("intake.status.topic", "t"),
                Map.entry("intake.status.consumers", "4"),
                Map.entry("intake.status.poll-records", "5"),
                Map.entry("intake.fleet.group", "fg"),
                Map.entry("intake.fleet.topic", "ft"),
                Map.entry("intake.fleet.consumers", "6"),
                Map.entry("intake.fleet.poll-records", "7"),
                Map.entry("planning.window", "8s"),
                Map.entry("planning.size", "9"),
                Map.entry("planning.workers", "10"),
                Map.entry("planning.rest", "11ms"),
                Map.entry("planning.budget", "12ms"),
                Map.entry("planning.threads", "1"),
                Map.entry("planning.returning", "false"),
                Map.entry("planning.courier-cost", "13"),
                Map.entry("planning.cold-share", "0.5"),
                Map.entry("planning.unrest", "0.25"),
                Map.entry("planning.seed", "14"),
                Map.entry("planning.most-stops", "15"),
                Map.entry("planning.most-unassigned", "16"),
                Map.entry("planning.first-back-off", "24s"),
                Map.entry("planning.longest-back-off", "25s"),
                Map.entry("planning.lease", "17s"),
                Map.entry("planning.patience", "18s"),
                Map.entry("planning.most-plans", "26"),
                Map.entry("roads.tables", "http://osrm:5000/table/v1/driving"),
                Map.entry("roads.table-places", "19"),
                Map.entry("roads.osm-file", "town.osm.pbf"),
                Map.entry("roads.most-ways", "27000"),
                Map.entry("roads.retention", "28h"),
                Map.entry("roads.recheck", "29m"),
                Map.entry("roads.first-back-off", "30ms"),
                Map.entry("roads.longest-back-off", "31s"),
                Map.entry("past.retention", "70d"),
                Map.entry("past.batch", "22"),
                Map.entry("past.every", "23s"),
                Map.entry("api.most-routes", "20"),
                Map.entry("api.most-waiting", "26"),
                Map.entry("relay.lanes", "2"),
                Map.entry("opening.rest", "21s")));
    assertThat(set.kafka().settings())
        .isEqualTo(Map.of("bootstrap.servers", "k:1", "security.protocol", "SASL_SSL"));
    assertThat(set.intake().gather()).isEqualTo(Duration.ofMillis(30));
    assertThat(set.intake().ahead()).isEqualTo(Duration.ofSeconds(26));
    assertThat(set.intake().patience()).isEqualTo(Duration.ofSeconds(32));
    assertThat(set.intake().modes())
        .isEqualTo(Set.of(FulfilmentMode.DIRECT, FulfilmentMode.CARRIER));
    assertThat(set.planning())
        .isEqualTo(
            new PlannerSettings.Planning(
                Duration.ofSeconds(8),
                9,
                10,
                Duration.ofMillis(11),
                Duration.ofMillis(12),
                1,
                false,
                13,
                0.5,
                0.25,
                14,
                15,
                16,
                Duration.ofSeconds(24),
                Duration.ofSeconds(25),
                Duration.ofSeconds(17),
                Duration.ofSeconds(18),
                26));
    assertThat(set.roads().tablePlaces()).isEqualTo(19);
    assertThat(set.roads().osmFile()).isEqualTo("town.osm.pbf");
    assertThat(Bounds.learnedRoads(set.roads()))
        .isEqualTo(
            new LearnedRoads.Bounds(
                Duration.ofMillis(60),
                27_000,
                Duration.ofHours(28),
                Duration.ofMinutes(29),
                Duration.ofMillis(30),
                Duration.ofSeconds(31)));
    assertThat(set.past())
        .isEqualTo(new PlannerSettings.Past(Duration.ofDays(70), 22, Duration.ofSeconds(23)));
    assertThat(set.api().mostRoutes()).isEqualTo(20);
    assertThat(set.api().mostWaiting()).isEqualTo(26);
    assertThat(set.relay().lanes()).isEqualTo(2);
    assertThat(set.opening().rest()).isEqualTo(Duration.ofSeconds(21));
    assertThat(violations(set)).isEmpty();
  }

  @Test
  void nonsenseIsRefusedByName() {
    PlannerSettings nonsense =
        bind(
            Map.of(
                "kafka.bootstrap-servers", " ",
                "database.connections", "1",
                "intake.ahead", "2d",
                "intake.patience", "0s",
                "planning.budget", "2m",
                "planning.lease", "10m",
                "planning.cold-share", "1.5",
                "planning.most-plans", "0",
                "roads.most-ways", "0",
                "roads.factor", "0.5"));
    assertThat(violations(nonsense))
        .containsExactlyInAnyOrder(
            "kafka.bootstrapServers",
            "database.connections",
            "intake.ahead",
            "intake.patience",
            "planning.budget",
            "planning.coldShare",
            "planning.mostPlans",
            "roads.mostWays",
            "roads.factor");
    Map<String, String> words = Map.of("planning.size", "many");
    assertThatThrownBy(() -> bind(words)).isInstanceOf(BindException.class);
  }

  @Test
  void whatTheDefaultsAllowFitsIntoTheOldHalfOfTheHeap() throws IOException {
    PlannerSettings defaults = bind(Map.of());
    long places = defaults.planning().mostStops() + 1L;
    long plans = defaults.planning().mostPlans() * 24 * places * places;
    long roads = 8 * defaults.roads().mostWays();
    assertThat(plans + roads).isLessThan(heap() * 2 / 3 - 200_000_000);
  }

  private static long heap() throws IOException {
    return Files.readAllLines(Path.of("jvm.options")).stream()
        .filter(option -> option.startsWith("-Xmx"))
        .mapToLong(
            option -> DataSize.parse(option.substring(4).toUpperCase(Locale.ROOT) + "B").toBytes())
        .sum();
  }

  @Test
  void aLeaseThatMayEndBeforeThePlanIsRefusedAndBothAreNamed() {
    PlannerSettings settings = bind(Map.of("planning.budget", "10s", "planning.lease", "29999ms"));
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(settings))
          .extracting(ConstraintViolation::getMessage)
          .containsExactly("planning.lease must be at least 3 times planning.budget");
    }
    assertThat(violations(bind(Map.of("planning.budget", "5s")))).isEmpty();
    assertThat(violations(bind(Map.of("planning.budget", "5001ms"))))
        .containsExactly("planning.leaseLongEnough");
  }

  private static PlannerSettings bind(Map<String, String> properties) {
    Map<String, String> named = new java.util.HashMap<>();
    properties.forEach((name, value) -> named.put("lading.planner." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("lading.planner", PlannerSettings.class);
  }

  private static List<String> violations(PlannerSettings settings) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(settings).stream()
          .map(ConstraintViolation::getPropertyPath)
          .map(Object::toString)
          .toList();
    }
  }
}
