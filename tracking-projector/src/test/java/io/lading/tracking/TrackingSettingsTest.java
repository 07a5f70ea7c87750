package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class TrackingSettingsTest {

  private static final String TOKEN = "a".repeat(32);
  private static final String OTHER_TOKEN = "b".repeat(40);
  private static final String SECRET = "c".repeat(32);

  @Test
  void defaultsAreThoseOfAMachineOfOnesOwn() {
    TrackingSettings defaults = bind(Map.of());
    assertThat(defaults.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(defaults.database())
        .isEqualTo(
            new TrackingSettings.Database(
                "jdbc:postgresql://127.0.0.1:5432/lading",
                "lading_projector",
                "",
                "lading_tracking_owner",
                "",
                true,
                8,
                Duration.ofSeconds(3),
                Duration.ofSeconds(30)));
    assertThat(defaults.intake())
        .isEqualTo(
            new TrackingSettings.Intake(
                "lading-tracking",
                "lading.order-status.v1",
                2,
                1000,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10)));
    assertThat(defaults.kafka().client()).isEmpty();
    assertThat(defaults.api())
        .isEqualTo(new TrackingSettings.Api(1000, Duration.ofSeconds(5), List.of(), null, 5));
    assertThat(defaults.queries())
        .isEqualTo(new TrackingSettings.Queries(16, Duration.ofSeconds(5), 100, 5000));
    assertThat(defaults.stock())
        .isEqualTo(new TrackingSettings.Stock(10_000, Duration.ofSeconds(3), 1000));
    assertThat(defaults.opening().rest()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.stream())
        .isEqualTo(
            new TrackingSettings.Stream(
                2_000,
                256,
                2000,
                Duration.ofMillis(250),
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                DataSize.ofKilobytes(64)));
    assertThat(violations(defaults)).isEmpty();
  }

  @Test
  void everySettingCanBeSet() {
    TrackingSettings set =
        bind(
            Map.ofEntries(
                Map.entry("lading.tracking.kafka.bootstrap-servers", "k:1"),
                Map.entry("lading.tracking.kafka.client.security.protocol", "SASL_SSL"),
                Map.entry("lading.tracking.database.url", "jdbc:postgresql://d/x"),
                Map.entry("lading.tracking.database.user", "u"),
                Map.entry("lading.tracking.database.password", "p"),
                Map.entry("lading.tracking.database.owner-user", "ou"),
                Map.entry("lading.tracking.database.owner-password", "op"),
                Map.entry("lading.tracking.database.migrate", "false"),
                Map.entry("lading.tracking.database.connections", "3"),
                Map.entry("lading.tracking.database.connect-timeout", "1s"),
                Map.entry("lading.tracking.database.answer-timeout", "2s"),
                Map.entry("lading.tracking.intake.group", "g"),
                Map.entry("lading.tracking.intake.topic", "t"),
                Map.entry("lading.tracking.intake.consumers", "4"),
                Map.entry("lading.tracking.intake.poll-records", "5"),
                Map.entry("lading.tracking.intake.gather", "16ms"),
                Map.entry("lading.tracking.intake.first-back-off", "6ms"),
                Map.entry("lading.tracking.intake.longest-back-off", "7s"),
                Map.entry("lading.tracking.intake.probe-interval", "8s"),
                Map.entry("lading.tracking.intake.stop-timeout", "9s"),
                Map.entry("lading.tracking.api.page-entries", "10"),
                Map.entry("lading.tracking.api.retry-after", "11s"),
                Map.entry("lading.tracking.api.service-tokens", TOKEN + "," + OTHER_TOKEN),
                Map.entry("lading.tracking.api.receipt-secret", SECRET),
                Map.entry("lading.tracking.api.wrong-receipt-codes", "13"),
                Map.entry("lading.tracking.queries.connections", "14"),
                Map.entry("lading.tracking.queries.statement-timeout", "15s"),
                Map.entry("lading.tracking.queries.page-orders", "16"),
                Map.entry("lading.tracking.queries.most-looked", "1700"),
                Map.entry("lading.tracking.stock.kept", "18"),
                Map.entry("lading.tracking.stock.fresh-for", "19s"),
                Map.entry("lading.tracking.stock.page-levels", "20"),
                Map.entry("lading.tracking.opening.rest", "12s"),
                Map.entry("lading.tracking.stream.subscribers", "13"),
                Map.entry("lading.tracking.stream.queue-events", "14"),
                Map.entry("lading.tracking.stream.pass-entries", "15"),
                Map.entry("lading.tracking.stream.rest", "16ms"),
                Map.entry("lading.tracking.stream.gather", "17ms"),
                Map.entry("lading.tracking.stream.longest-back-off", "18s"),
                Map.entry("lading.tracking.stream.heartbeat", "19s"),
                Map.entry("lading.tracking.stream.retry", "20s"),
                Map.entry("lading.tracking.stream.write-timeout", "21s"),
                Map.entry("lading.tracking.stream.send-buffer", "22KB"),
                Map.entry("lading.tracking.operations.most-waiting", "23")));
    assertThat(set)
        .isEqualTo(
            new TrackingSettings(
                new TrackingSettings.Kafka("k:1", Map.of("security.protocol", "SASL_SSL")),
                new TrackingSettings.Database(
                    "jdbc:postgresql://d/x",
                    "u",
                    "p",
                    "ou",
                    "op",
                    false,
                    3,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2)),
                new TrackingSettings.Intake(
                    "g",
                    "t",
                    4,
                    5,
                    Duration.ofMillis(16),
                    Duration.ofMillis(6),
                    Duration.ofSeconds(7),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(9)),
                new TrackingSettings.Api(
                    10, Duration.ofSeconds(11), List.of(TOKEN, OTHER_TOKEN), SECRET, 13),
                new TrackingSettings.Opening(Duration.ofSeconds(12)),
                new TrackingSettings.Queries(14, Duration.ofSeconds(15), 16, 1700),
                new TrackingSettings.Stock(18, Duration.ofSeconds(19), 20),
                new TrackingSettings.Stream(
                    13,
                    14,
                    15,
                    Duration.ofMillis(16),
                    Duration.ofMillis(17),
                    Duration.ofSeconds(18),
                    Duration.ofSeconds(19),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(21),
                    DataSize.ofKilobytes(22)),
                new OperationsSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    set.operations().otherGroups(),
                    set.operations().deadLetterTopics(),
                    23),
                set.replica(),
                set.reads()));
    assertThat(set.kafka().settings())
        .isEqualTo(Map.of("bootstrap.servers", "k:1", "security.protocol", "SASL_SSL"));
  }

  @Test
  void nonsenseIsRefusedByName() {
    TrackingSettings nonsense =
        bind(
            Map.ofEntries(
                Map.entry("lading.tracking.kafka.bootstrap-servers", " "),
                Map.entry("lading.tracking.database.connections", "0"),
                Map.entry("lading.tracking.intake.poll-records", "10001"),
                Map.entry("lading.tracking.intake.stop-timeout", "0ms"),
                Map.entry("lading.tracking.api.page-entries", "0"),
                Map.entry("lading.tracking.api.service-tokens", TOKEN + "," + TOKEN.substring(1)),
                Map.entry("lading.tracking.api.receipt-secret", ""),
                Map.entry("lading.tracking.queries.page-orders", "1001"),
                Map.entry("lading.tracking.queries.most-looked", "1000"),
                Map.entry("lading.tracking.stock.fresh-for", "0s"),
                Map.entry("lading.tracking.stream.subscribers", "0"),
                Map.entry("lading.tracking.stream.write-timeout", "999ms"),
                Map.entry("lading.tracking.stream.send-buffer", "1KB")));
    assertThat(violations(nonsense))
        .containsExactlyInAnyOrder(
            "kafka.bootstrapServers",
            "database.connections",
            "intake.pollRecords",
            "intake.stopTimeout",
            "api.pageEntries",
            "api.serviceTokensLongEnough",
            "api.receiptSecretLongEnough",
            "queries.pageOrders",
            "queries.mostLooked",
            "stock.freshFor",
            "stream.subscribers",
            "stream.writeTimeout",
            "stream.sendBufferInBounds");
    Map<String, String> words = Map.of("lading.tracking.intake.consumers", "many");
    assertThatThrownBy(() -> bind(words)).isInstanceOf(BindException.class);
  }

  @Test
  void secretsAreNotTold() {
    TrackingSettings set =
        bind(
            Map.of(
                "lading.tracking.api.service-tokens", TOKEN,
                "lading.tracking.api.receipt-secret", SECRET));
    assertThat(set.api().toString()).doesNotContain(TOKEN, SECRET);
  }

  private static TrackingSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("lading.tracking", TrackingSettings.class);
  }

  private static List<String> violations(TrackingSettings settings) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(settings).stream()
          .map(ConstraintViolation::getPropertyPath)
          .map(Object::toString)
          .toList();
    }
  }
}
