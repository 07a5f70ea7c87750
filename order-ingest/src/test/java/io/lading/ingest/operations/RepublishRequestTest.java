package io.lading.ingest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.outbox.PublishedRows.Range;
import io.lading.ingest.operations.RepublishRequest.Reading;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepublishRequestTest {

  @Test
  void eachKindOfRangeIsRead() {
    assertThat(RepublishRequest.read(Map.of("fromId", 3, "toId", "9", "afterId", 5)))
        .isEqualTo(new Reading.Asked(new Range.Ids(3, 9), 5));
    assertThat(
            RepublishRequest.read(
                Map.of("from", "2026-11-22T10:00:00Z", "to", "2026-11-22T12:00:00+01:00")))
        .isEqualTo(
            new Reading.Asked(
                new Range.Times(
                    Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-22T11:00:00Z")),
                0));
    assertThat(RepublishRequest.read(Map.of("lgOrderCode", "LG0000000000000000007")))
        .isEqualTo(new Reading.Asked(new Range.Order(7), 0));
  }

  @Test
  void everyWrongFieldIsNamed() {
    refused(Map.of(), "range");
    refused(Map.of("fromId", 3), "toId");
    refused(Map.of("fromId", 0, "toId", "x"), "fromId", "toId");
    refused(Map.of("fromId", 9, "toId", 3), "toId");
    refused(Map.of("fromId", 1, "toId", 2, "dryRun", true, "afterId", -1), "afterId", "dryRun");
    refused(Map.of("from", "yesterday", "to", "2026-11-22"), "from", "to");
    refused(Map.of("from", "2026-11-22T10:00:00Z", "to", "2026-11-22T10:00:00Z"), "to");
    refused(Map.of("from", "0001-01-01T00:00:00Z"), "from", "to");
    refused(Map.of("lgOrderCode", "7"), "lgOrderCode");
    refused(Map.of("lgOrderCode", "LG0000000000000000007", "fromId", 1, "toId", 2), "range");
  }

  private static void refused(Map<String, Object> given, String... fields) {
    assertThat(RepublishRequest.read(given))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> assertThat(refused.fields()).containsOnlyKeys(fields));
  }
}
