package io.lading.ingest.wiring;

import static io.lading.ingest.wiring.BoundSettings.URL;
import static io.lading.ingest.wiring.BoundSettings.bind;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ArchivePolicy;
import io.lading.core.change.LifeLimits;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class IngestSettingsTest {

  @Test
  void onlyTheDatabaseHasToBeNamed() {
    IngestSettings settings = bind(Map.of("lading.database.url", URL));
    assertThat(settings.database().user()).isEqualTo("lading_ingest");
    assertThat(settings.database().owner().user()).isEqualTo("lading_orders_owner");
    assertThat(settings.database().migrate()).isTrue();
    assertThat(settings.kafka().bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(settings.intake().trades())
        .isEqualTo(new IngestSettings.Trades("lading.order-ingest.trade-events", 2, 1000));
    assertThat(settings.intake().updates())
        .isEqualTo(new IngestSettings.Updates("lading.order-ingest.order-updates", 2, 1000));
    assertThat(settings.intake().inventory().group())
        .isEqualTo("lading.order-ingest.inventory-updates");
    assertThat(Bounds.contract(settings.messages())).isEqualTo(ContractLimits.DEFAULT);
    assertThat(settings.messages().coordinates()).isEqualTo(CoordinatePrecision.EXACT);
    assertThat(settings.identities().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.relay().lanes()).isEqualTo(1);
    assertThat(settings.snapshots().consumers()).isEqualTo(1);
    assertThat(settings.snapshots().rest()).isEqualTo(Duration.ofSeconds(1));
    assertThat(Bounds.archive(settings.archive()))
        .isEqualTo(new ArchivePolicy(Duration.ofDays(90), null, false, 500));
    assertThat(settings.archive().every()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.life().confirmAtOnce()).isFalse();
    assertThat(Bounds.life(settings))
        .isEqualTo(
            new LifeLimits(
                Duration.ofHours(24),
                Duration.ofHours(2),
                Duration.ofDays(10),
                new LifeLimits.Parking(
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    Duration.ofHours(24),
                    LifeLimits.defaults().parking().room()),
                500));
  }

  @Test
  void fourConsumersOfEachTopicNeedNoMoreConnectionsThanTheDefault() {
    IngestSettings settings =
        bind(
            Map.of(
                "lading.database.url", URL,
                "lading.intake.trades.consumers", "4",
                "lading.intake.updates.consumers", "4",
                "lading.intake.inventory.consumers", "4"));
    assertThat(settings.database().connections()).isEqualTo(32);
  }

  @Test
  void aTimeLimitOfZeroIsNone() {
    IngestSettings settings =
        bind(Map.of("lading.database.url", URL, "lading.life.complete-after", "0s"));
    assertThat(settings.life().completeAfter()).isZero();
    assertThat(Bounds.life(settings).completes()).isFalse();
  }

  @Test
  void everySettingCanBeGiven() {
    IngestSettings settings = bind(everything());
    assertThat(settings.kafka())
        .isEqualTo(
            new IngestSettings.Kafka(
                "a:1,b:2", Map.of("security.protocol", "SSL"), Duration.ofMillis(700)));
    assertThat(settings.database())
        .isEqualTo(
            new IngestSettings.Database(
                URL,
                "u",
                "p",
                new IngestSettings.Owner("o", "q"),
                false,
                27,
                Duration.ofSeconds(1),
                Duration.ofSeconds(7)));
    assertThat(settings.messages())
        .isEqualTo(
            new IngestSettings.Messages(
                DataSize.ofKilobytes(64), 16, 40, 99, 7, CoordinatePrecision.ROUNDED));
    assertThat(Bounds.trades(settings.intake()).consumers()).isEqualTo(5);
    assertThat(Bounds.trades(settings.intake()).group()).isEqualTo("g");
    assertThat(Bounds.updates(settings.intake()).topic()).isEqualTo(Topics.ORDER_UPDATES);
    assertThat(Bounds.updates(settings.intake()).pollRecords()).isEqualTo(79);
    assertThat(Bounds.inventory(settings.intake()).pollRecords()).isEqualTo(78);
    assertThat(Bounds.inventory(settings.intake()).gather()).isEqualTo(Duration.ofMillis(21));
    assertThat(Bounds.inventory(settings.intake()).longestBackOff())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(Bounds.api(settings.api()).maxBodyBytes()).isEqualTo(2048);
    assertThat(Bounds.api(settings.api()).retryAfter()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.api().readTokens()).isFalse();
    assertThat(settings.ids().leaseSpan()).isEqualTo(Duration.ofSeconds(31));
    assertThat(settings.life())
        .isEqualTo(
            new IngestSettings.Life(
                true,
                Duration.ofHours(1),
                Duration.ofHours(3),
                Duration.ofDays(4),
                12,
                Duration.ofSeconds(5)));
    assertThat(Bounds.archive(settings.archive()))
        .isEqualTo(new ArchivePolicy(Duration.ofDays(30), Duration.ofDays(400), true, 17));
    assertThat(settings.archive().every()).isEqualTo(Duration.ofSeconds(18));
    assertThat(settings.parking())
        .isEqualTo(
            new IngestSettings.Parking(
                Duration.ofMillis(6),
                Duration.ofSeconds(7),
                Duration.ofHours(8),
                9,
                DataSize.ofMegabytes(3),
                DataSize.ofKilobytes(2),
                Duration.ofMillis(10)));
    assertThat(settings.relay().lanes()).isEqualTo(4);
    assertThat(settings.identities())
        .isEqualTo(new IngestSettings.Identities(Duration.ofDays(2), 11, Duration.ofMinutes(1)));
    assertThat(settings.opening().rest()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.snapshots())
        .isEqualTo(
            new IngestSettings.Snapshots(
                "s", 0, 12, Duration.ofMillis(13), 14, Duration.ofSeconds(15), 16));
  }

  private static Map<String, String> everything() {
    Map<String, String> all = new HashMap<>();
    all.put("lading.kafka.bootstrap-servers", "a:1,b:2");
    all.put("lading.kafka.client[security.protocol]", "SSL");
    all.put("lading.kafka.patience", "700ms");
    all.put("lading.database.url", URL);
    all.put("lading.database.user", "u");
    all.put("lading.database.password", "p");
    all.put("lading.database.owner.user", "o");
    all.put("lading.database.owner.password", "q");
    all.put("lading.database.migrate", "false");
    all.put("lading.database.connections", "27");
    all.put("lading.database.connect-within", "1s");
    all.put("lading.database.answer-within", "7s");
    all.put("lading.messages.max-size", "64KB");
    all.put("lading.messages.max-depth", "16");
    all.put("lading.messages.max-number-length", "40");
    all.put("lading.messages.max-name-length", "99");
    all.put("lading.messages.max-violations", "7");
    all.put("lading.messages.coordinates", "rounded");
    all.put("lading.intake.trades.group", "g");
    all.put("lading.intake.trades.consumers", "5");
    all.put("lading.intake.inventory.poll-records", "78");
    all.put("lading.intake.updates.poll-records", "79");
    all.put("lading.intake.gather", "21ms");
    all.put("lading.intake.longest-back-off", "3s");
    all.put("lading.api.max-body-size", "2KB");
    all.put("lading.api.retry-after", "9s");
    all.put("lading.api.read-tokens", "false");
    all.put("lading.life.confirm-at-once", "true");
    all.put("lading.life.confirm-within", "1h");
    all.put("lading.life.answer-within", "3h");
    all.put("lading.life.complete-after", "4d");
    all.put("lading.life.page", "12");
    all.put("lading.life.every", "5s");
    all.put("lading.archive.after", "30d");
    all.put("lading.archive.keep-for", "400d");
    all.put("lading.archive.detach-only", "true");
    all.put("lading.archive.page", "17");
    all.put("lading.archive.every", "18s");
    all.put("lading.parking.first-delay", "6ms");
    all.put("lading.parking.longest-delay", "7s");
    all.put("lading.parking.at-most", "8h");
    all.put("lading.parking.most", "9");
    all.put("lading.parking.most-bytes", "3MB");
    all.put("lading.parking.in-hand", "2KB");
    all.put("lading.parking.every", "10ms");
    all.put("lading.ids.lease-span", "31s");
    all.put("lading.relay.lanes", "4");
    all.put("lading.identities.retention", "2d");
    all.put("lading.identities.prune-batch", "11");
    all.put("lading.identities.prune-every", "1m");
    all.put("lading.opening.rest", "4s");
    all.put("lading.snapshots.group", "s");
    all.put("lading.snapshots.consumers", "0");
    all.put("lading.snapshots.poll-records", "12");
    all.put("lading.snapshots.rest", "13ms");
    all.put("lading.snapshots.page", "14");
    all.put("lading.snapshots.patience", "15s");
    all.put("lading.snapshots.request-orders", "16");
    return all;
  }
}
