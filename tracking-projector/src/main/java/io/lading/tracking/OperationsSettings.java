package io.lading.tracking;

import io.lading.core.contract.Topics;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators see of the pipeline.
 *
 * @param freshFor how old a figure may be before it is read again
 * @param patience how long the database may count, and the brokers may take to answer
 * @param otherGroups whose lag is told beside that of the service itself
 * @param deadLetterTopics where dead letters are counted
 * @param mostWaiting rows of the outbox are counted to so many
 */
public record OperationsSettings(
    @NotNull @DurationMin(millis = 100) @DefaultValue("1s") Duration freshFor,
    @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("2s")
        Duration patience,
    @DefaultValue({
          "lading.order-ingest.trade-events",
          "lading.order-ingest.order-updates",
          "lading.order-ingest.inventory-updates",
          "lading.order-ingest.snapshots",
          "lading.route-planner.status",
          "lading.route-planner.fleet"
        })
        List<@NotBlank @Size(max = 128) String> otherGroups,
    @DefaultValue({
          Topics.TRADE_EVENTS + ".dlt",
          Topics.ORDER_UPDATES + ".dlt",
          Topics.INVENTORY_UPDATES + ".dlt",
          Topics.FLEET_UPDATES + ".dlt"
        })
        List<@NotBlank @Size(max = 249) String> deadLetterTopics,
    @Min(1) @Max(1_000_000) @DefaultValue("10000") int mostWaiting) {

  public OperationsSettings {
    otherGroups = List.copyOf(otherGroups);
    deadLetterTopics = List.copyOf(deadLetterTopics);
  }
}
