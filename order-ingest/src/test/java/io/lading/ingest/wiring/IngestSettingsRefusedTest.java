package io.lading.ingest.wiring;

import static io.lading.ingest.wiring.BoundSettings.URL;
import static io.lading.ingest.wiring.BoundSettings.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;

class IngestSettingsRefusedTest {

  @ParameterizedTest
  @CsvSource({
    "lading.database.url, ''",
    "lading.database.connections, 1",
    "lading.database.connections, 22",
    "lading.database.answer-within, 10ms",
    "lading.kafka.bootstrap-servers, ''",
    "lading.kafka.patience, 1ms",
    "lading.intake.trades.group, ''",
    "lading.intake.trades.poll-records, 0",
    "lading.intake.trades.consumers, 1000",
    "lading.intake.updates.group, ''",
    "lading.intake.updates.poll-records, 0",
    "lading.intake.gather, 2s",
    "lading.intake.first-back-off, 0s",
    "lading.intake.longest-back-off, 10m",
    "lading.api.concurrent-writes, 0",
    "lading.api.retry-after, 10ms",
    "lading.ids.lease-span, 1s",
    "lading.life.confirm-within, -1s",
    "lading.life.complete-after, 4000d",
    "lading.life.page, 0",
    "lading.life.every, 0s",
    "lading.archive.after, -1s",
    "lading.archive.keep-for, 1d",
    "lading.archive.page, 0",
    "lading.archive.every, 0s",
    "lading.parking.first-delay, 0s",
    "lading.parking.at-most, 0s",
    "lading.parking.at-most, 30d",
    "lading.parking.most, 0",
    "lading.relay.lanes, 0",
    "lading.identities.retention, 1h",
    "lading.opening.rest, 0s",
    "lading.snapshots.group, ''",
    "lading.snapshots.consumers, -1",
    "lading.snapshots.page, 0",
    "lading.snapshots.rest, 10m",
    "lading.intake.trades.poll-records, many"
  })
  void nonsenseIsRefusedByName(String name, String value) {
    Map<String, String> wrong = new HashMap<>(Map.of("lading.database.url", URL));
    wrong.put(name, value);
    String field = name.substring(name.lastIndexOf('.') + 1).replace("-", "");
    assertThatThrownBy(() -> bind(wrong))
        .isInstanceOf(BindException.class)
        .satisfies(
            thrown ->
                assertThat(
                        Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                            .map(cause -> String.valueOf(cause.getMessage()))
                            .reduce("", String::concat)
                            .replace("-", "")
                            .toLowerCase(java.util.Locale.ROOT))
                    .contains(field));
  }
}
