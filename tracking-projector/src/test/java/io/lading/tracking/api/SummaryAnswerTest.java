package io.lading.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.OutboxBacklog;
import io.lading.tracking.operations.BrokerFigures;
import io.lading.tracking.operations.Figure;
import io.lading.tracking.operations.Figure.Known;
import io.lading.tracking.operations.Figure.Unknown;
import io.lading.tracking.operations.Rates;
import io.lading.tracking.operations.Summary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryAnswerTest {

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void whatIsKnownFitsItsSchema() {
    JsonNode told = told(known(Instant.EPOCH));
    assertThat(document.complaints("Summary", told.toString())).isEmpty();
    assertThat(told.at("/ordersByStatus/value/PENDING").asLong()).isEqualTo(3);
    assertThat(told.at("/ordersByStatus/value").size()).isEqualTo(OrderStatus.values().length);
    assertThat(told.at("/outbox/value/oldestSeconds").asDouble()).isEqualTo(1.5);
  }

  @Test
  void anOutboxWithNothingInItIsNotOld() {
    assertThat(told(known(null)).at("/outbox/value/oldestSeconds").asDouble()).isZero();
  }

  @Test
  void whatIsNotKnownSaysWhyAndNeverHasAValue() {
    for (Figure.Reason reason : Figure.Reason.values()) {
      String json = told(nothingKnown(reason)).toString();
      assertThat(document.complaints("Summary", json)).isEmpty();
      assertThat(json).doesNotContain("\"value\"").contains("\"unknown\":\"" + reason + "\"");
    }
  }

  private static JsonNode told(Summary summary) {
    return JsonMapper.shared().valueToTree(SummaryAnswer.of(summary));
  }

  private static Summary known(@Nullable Instant oldest) {
    return new Summary(
        new Known<>(Map.of(OrderStatus.PENDING, 3L)),
        new Known<>(new Rates(1.5, 0, 2)),
        new Known<>(new OutboxBacklog(1, oldest, Instant.EPOCH.plusMillis(1500))),
        new BrokerFigures(one("g", new Known<>(4L)), one("t", new Known<>(0L))));
  }

  private static Summary nothingKnown(Figure.Reason reason) {
    return new Summary(
        new Unknown<>(reason, "why"),
        new Unknown<>(reason, "why"),
        new Unknown<>(reason, "why"),
        new BrokerFigures(
            one("g", new Unknown<>(reason, "why")), one("t", new Unknown<>(reason, "why"))));
  }

  private static SequencedMap<String, Figure<Long>> one(String name, Figure<Long> figure) {
    return new LinkedHashMap<>(Map.of(name, figure));
  }
}
