package io.lading.tracking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A replica of the whole database that follows it by streaming, and answers questions. Several
 * behind one address are one replica.
 *
 * @param url where; without it there is none
 * @param user as {@code database} has it, if nothing is said
 * @param connections at most
 * @param connectTimeout how long a connection is waited for before the primary is asked
 * @param answerTimeout how long a statement may take; a second later the replica counts as away
 * @param patience how long a question waits until its caller's writes are replayed, if the replica
 *     is not further behind anyway
 * @param mostLag how far behind it may be; one that is further behind is not asked
 * @param lookEvery how often it is looked at
 */
public record ReplicaSettings(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @Min(1) @Max(1000) @DefaultValue("16") int connections,
    @NotNull @DurationMin(millis = 250) @DefaultValue("500ms") Duration connectTimeout,
    @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10) @DefaultValue("5s")
        Duration answerTimeout,
    @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 10) @DefaultValue("100ms")
        Duration patience,
    @NotNull @DurationMin(millis = 100) @DefaultValue("10s") Duration mostLag,
    @NotNull @DurationMin(millis = 10) @DefaultValue("1s") Duration lookEvery) {

  boolean isGiven() {
    return url != null && !url.isBlank();
  }

  /** What the driver is told otherwise than for the primary. */
  Map<String, String> driver() {
    return Map.of(
        "connectTimeout",
        Long.toString(Math.max(1, connectTimeout.toSeconds())),
        "socketTimeout",
        Long.toString(answerTimeout.toSeconds() + 1),
        "options",
        "-c statement_timeout=" + answerTimeout.toMillis());
  }

  /** Tells no password. */
  @Override
  public String toString() {
    return "ReplicaSettings[url=" + url + ", user=" + user + ", connections=" + connections + "]";
  }
}
