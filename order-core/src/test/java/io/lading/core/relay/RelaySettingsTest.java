package io.lading.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RelaySettingsTest {

  @Test
  void theDefaultsAreWhatWasDecided() {
    var settings = RelayFixture.settings();
    assertThat(settings.lanes()).isEqualTo(1);
    assertThat(settings.poll()).isEqualTo(Duration.ofMillis(50));
    assertThat(settings.gather()).isEqualTo(Duration.ofMillis(10));
    assertThat(settings.page().rows()).isEqualTo(2_000);
    assertThat(settings.lease().duration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.chores().retention()).isEqualTo(Duration.ofDays(8));
    assertThat(settings.chores().backlogAge()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.producer().linger()).isZero();
    assertThat(settings.producer().maxRequest()).isEqualTo(DataSize.ofMegabytes(32));
  }

  @Test
  void everySettingCanBeGiven() {
    var settings =
        RelayFixture.settings(
            "lanes", "4",
            "poll", "20ms",
            "gather", "15ms",
            "page.rows", "10",
            "page.size", "1KB",
            "lease.duration", "4s",
            "lease.heartbeat", "1s",
            "back-off.first", "1s",
            "back-off.most", "2s",
            "chores.retention", "3d",
            "chores.days-ahead", "7",
            "chores.partitions-every", "1m",
            "chores.backlog-every", "2s",
            "chores.backlog-at-most", "9",
            "chores.backlog-age", "7s",
            "producer.linger", "3ms",
            "producer.batch", "2KB",
            "producer.max-request", "3KB",
            "producer.buffer", "4KB",
            "producer.compression", "lz4",
            "producer.max-block", "5s",
            "producer.slow", "6s",
            "republish.rows", "10",
            "republish.ids", "11");
    assertThat(settings)
        .isEqualTo(
            new RelaySettings(
                4,
                Duration.ofMillis(20),
                Duration.ofMillis(15),
                new RelaySettings.Page(10, DataSize.ofKilobytes(1)),
                new RelaySettings.Lease(Duration.ofSeconds(4), Duration.ofSeconds(1)),
                new RelaySettings.BackOff(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                new RelaySettings.Chores(
                    Duration.ofDays(3),
                    7,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(2),
                    9,
                    Duration.ofSeconds(7)),
                new RelaySettings.Producer(
                    Duration.ofMillis(3),
                    DataSize.ofKilobytes(2),
                    DataSize.ofKilobytes(3),
                    DataSize.ofKilobytes(4),
                    "lz4",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(6)),
                new RelaySettings.Republish(10, 11)));
  }

  @Test
  void nonsenseIsRefusedByName() {
    refused("relay.lanes", "lanes", "0");
    refused("relay.lanes", "lanes", "257");
    refused("relay.poll", "poll", "0s");
    refused("relay.gather", "gather", "-1ms");
    refused("relay.gather", "gather", "2s");
    refused("relay.page.rows", "page.rows", "0");
    refused("relay.lease.duration", "lease.duration", "3s", "lease.heartbeat", "2s");
    refused("relay.back-off.most", "back-off.first", "10s");
    refused("relay.chores.retention", "chores.retention", "1h");
    refused("relay.chores.backlog-age", "chores.backlog-age", "0s");
    refused("relay.republish.rows", "republish.rows", "0");
    refused("relay.republish.ids", "republish.ids", "0");
    refused("relay.producer.buffer", "producer.buffer", "1MB");
  }

  @Test
  void theBackOffDoublesUpToItsMost() {
    var backOff = RelayFixture.settings().backOff();
    assertThat(backOff.after(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(backOff.after(3)).isEqualTo(Duration.ofMillis(400));
    assertThat(backOff.after(1_000_000)).isEqualTo(Duration.ofSeconds(5));
  }

  private static void refused(String name, String... namesAndValues) {
    assertThatThrownBy(() -> RelayFixture.settings(namesAndValues))
        .rootCause()
        .hasMessageContaining(name);
  }
}
