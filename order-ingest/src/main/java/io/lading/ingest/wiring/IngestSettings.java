package io.lading.ingest.wiring;

import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.relay.RelaySettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** Every bound of order-ingest, by room. Checked at start; what is wrong is named. */
@Validated
@ConfigurationProperties("lading")
public record IngestSettings(
    @Valid @DefaultValue Kafka kafka,
    @Valid Database database,
    @Valid @DefaultValue Messages messages,
    @Valid @DefaultValue Intake intake,
    @Valid @DefaultValue Api api,
    @Valid @DefaultValue Life life,
    @Valid @DefaultValue Archive archive,
    @Valid @DefaultValue Parking parking,
    @Valid @DefaultValue Ids ids,
    @Valid @DefaultValue RelaySettings relay,
    @Valid @DefaultValue Snapshots snapshots,
    @Valid @DefaultValue Identities identities,
    @Valid @DefaultValue Opening opening) {

  // The relay, health, and each chore; a transaction that makes ids may need a second connection.
  private static final int FOR_THE_REST = 9;

  @AssertTrue(
      message =
          "database.connections must be enough for all consumers and concurrent writes, and 9")
  boolean isEveryoneConnected() {
    int consumers = intake.consumers() + snapshots.consumers();
    return database == null
        || database.connections() >= consumers + api.concurrentWrites() + FOR_THE_REST;
  }

  @AssertTrue(message = "identities.retention must be longer than parking.at-most")
  boolean isWhatIsParkedRemembered() {
    return identities.retention().compareTo(parking.atMost()) > 0;
  }

  @AssertTrue(message = "archive.keep-for must not be shorter than archive.after, or zero")
  boolean isHistoryKept() {
    return archive.keepFor().isZero() || archive.keepFor().compareTo(archive.after()) >= 0;
  }

  /**
   * @param client further settings of every Kafka client: security, for example
   * @param patience how long health waits for the broker
   */
  public record Kafka(
      @NotBlank @DefaultValue("localhost:9092") String bootstrapServers,
      @DefaultValue Map<String, String> client,
      @DurationMin(millis = 100) @DefaultValue("2s") Duration patience) {}

  /**
   * @param owner who migrates the schema
   * @param connections of the pool: the topics' consumers, the API's writes, the relay, chores
   * @param connectWithin how long a connection is waited for
   * @param answerWithin how long an answer is waited for; a database that hangs is away
   */
  public record Database(
      @NotBlank String url,
      @NotBlank @DefaultValue("lading_ingest") String user,
      @DefaultValue("") String password,
      @Valid @DefaultValue Owner owner,
      @DefaultValue("true") boolean migrate,
      @Min(2) @Max(1000) @DefaultValue("32") int connections,
      @DurationMin(millis = 250) @DefaultValue("3s") Duration connectWithin,
      @DurationMin(seconds = 1) @DefaultValue("30s") Duration answerWithin) {}

  public record Owner(
      @NotBlank @DefaultValue("lading_orders_owner") String user,
      @DefaultValue("") String password) {}

  /** Bounds of one message, see io.lading.core.contract.ContractLimits. */
  public record Messages(
      @DefaultValue("1MB") DataSize maxSize,
      @DefaultValue("32") int maxDepth,
      @DefaultValue("64") int maxNumberLength,
      @DefaultValue("1024") int maxNameLength,
      @DefaultValue("100") int maxViolations,
      @DefaultValue("EXACT") CoordinatePrecision coordinates) {}

  /** The topics. Gathering, back-off and probe: io.lading.core.consume.IntakeSettings. */
  public record Intake(
      @Valid @DefaultValue Trades trades,
      @Valid @DefaultValue Updates updates,
      @Valid @DefaultValue Inventory inventory,
      @DurationMin(millis = 0) @DurationMax(seconds = 1) @DefaultValue("10ms") Duration gather,
      @DurationMin(millis = 1) @DefaultValue("200ms") Duration firstBackOff,
      @DurationMin(millis = 1) @DurationMax(minutes = 2) @DefaultValue("5s")
          Duration longestBackOff,
      @DurationMin(millis = 100) @DefaultValue("10s") Duration probeInterval,
      @DurationMin(seconds = 1) @DefaultValue("20s") Duration stopTimeout) {

    int consumers() {
      return trades.consumers() + updates.consumers() + inventory.consumers();
    }
  }

  public record Trades(
      @NotBlank @DefaultValue("lading.order-ingest.trade-events") String group,
      @Min(0) @Max(256) @DefaultValue("2") int consumers,
      @Min(1) @Max(20_000) @DefaultValue("1000") int pollRecords) {}

  public record Updates(
      @NotBlank @DefaultValue("lading.order-ingest.order-updates") String group,
      @Min(0) @Max(256) @DefaultValue("2") int consumers,
      @Min(1) @Max(20_000) @DefaultValue("1000") int pollRecords) {}

  public record Inventory(
      @NotBlank @DefaultValue("lading.order-ingest.inventory-updates") String group,
      @Min(0) @Max(256) @DefaultValue("1") int consumers,
      @Min(1) @Max(20_000) @DefaultValue("1000") int pollRecords) {}

  /**
   * HTTP, see io.lading.ingest.api.ApiLimits.
   *
   * @param readTokens whether answers tell how far the log is written, for reads of replicas and
   *     projections
   */
  public record Api(
      @DefaultValue("1MB") DataSize maxBodySize,
      @Min(1) @Max(1000) @DefaultValue("8") int concurrentWrites,
      @DurationMin(millis = 1) @DefaultValue("2s") Duration patience,
      @DurationMin(seconds = 1) @DefaultValue("5s") Duration retryAfter,
      @DefaultValue("true") boolean readTokens) {}

  /**
   * Orders. A time limit of zero is none. See io.lading.core.change.LifeLimits.
   *
   * @param confirmAtOnce whether a created order needs nobody to confirm it
   * @param page the most orders that a chore changes in one transaction
   * @param every how often the chores look
   */
  public record Life(
      @DefaultValue("false") boolean confirmAtOnce,
      @DurationMin(seconds = 0) @DurationMax(days = 3650) @DefaultValue("24h")
          Duration confirmWithin,
      @DurationMin(seconds = 0) @DurationMax(days = 3650) @DefaultValue("2h") Duration answerWithin,
      @DurationMin(seconds = 0) @DurationMax(days = 3650) @DefaultValue("10d")
          Duration completeAfter,
      @Min(1) @Max(10_000) @DefaultValue("500") int page,
      @DurationMin(millis = 10) @DefaultValue("10s") Duration every) {}

  /**
   * History, see io.lading.core.change.ArchivePolicy.
   *
   * @param after how long ago a finished order was changed last when it goes there; zero for never
   * @param keepFor how long ago the youngest order of a month was made when that leaves it; zero
   *     for never
   * @param detachOnly whether such a month stays as tables of its own
   * @param page the most orders that are looked at, and moved, in one transaction
   * @param every how long it rests when it has passed all old orders
   */
  public record Archive(
      @DurationMin(seconds = 0) @DurationMax(days = 36500) @DefaultValue("90d") Duration after,
      @DurationMin(seconds = 0) @DurationMax(days = 36500) @DefaultValue("0s") Duration keepFor,
      @DefaultValue("false") boolean detachOnly,
      @Min(1) @Max(10_000) @DefaultValue("500") int page,
      @DurationMin(millis = 10) @DefaultValue("10m") Duration every) {}

  /**
   * Messages whose order is not there yet. See io.lading.core.change.LifeLimits.Parking.
   *
   * @param most so many may wait, and mostBytes of them
   * @param inHand so many bytes of them are read at a time
   * @param every how often it is looked whether any is due
   */
  public record Parking(
      @DurationMin(millis = 1) @DefaultValue("1s") Duration firstDelay,
      @DurationMin(millis = 1) @DefaultValue("5m") Duration longestDelay,
      @DurationMin(millis = 1) @DurationMax(days = 3650) @DefaultValue("24h") Duration atMost,
      @Min(1) @Max(10_000_000) @DefaultValue("100000") int most,
      @DefaultValue("256MB") DataSize mostBytes,
      @DefaultValue("8MB") DataSize inHand,
      @DurationMin(millis = 10) @DefaultValue("500ms") Duration every) {}

  /** How long ids can be made while the database is away. */
  public record Ids(@DurationMin(seconds = 5) @DefaultValue("60s") Duration leaseSpan) {}

  /**
   * Snapshots of orders that changed; without consumers none are published, unless asked for.
   *
   * @param rest how long an order is left to change further before it is published
   * @param page how many orders are read and sent at a time
   * @param patience how long an acknowledgement is waited for
   * @param requestOrders how many orders one request to publish anew may be
   */
  public record Snapshots(
      @NotBlank @DefaultValue("lading.order-ingest.snapshots") String group,
      @Min(0) @Max(256) @DefaultValue("1") int consumers,
      @Min(1) @Max(20_000) @DefaultValue("2000") int pollRecords,
      @DurationMin(millis = 0) @DurationMax(minutes = 1) @DefaultValue("1s") Duration rest,
      @Min(1) @Max(10_000) @DefaultValue("500") int page,
      @DurationMin(seconds = 1) @DurationMax(minutes = 2) @DefaultValue("30s") Duration patience,
      @Min(1) @DefaultValue("100000") long requestOrders) {}

  /** How long identities are remembered: longer than any input topic keeps a message. */
  public record Identities(
      @DurationMin(days = 1) @DefaultValue("30d") Duration retention,
      @Min(1) @Max(100_000) @DefaultValue("5000") int pruneBatch,
      @DurationMin(seconds = 1) @DefaultValue("10m") Duration pruneEvery) {}

  /** How often a world that is away at start is tried again. */
  public record Opening(@DurationMin(millis = 10) @DefaultValue("2s") Duration rest) {}
}
