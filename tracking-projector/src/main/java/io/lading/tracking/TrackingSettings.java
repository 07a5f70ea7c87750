package io.lading.tracking;

import io.lading.core.query.LogisticsOrderQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** Every limit of the projector, by room; checked at the start. */
@Validated
@ConfigurationProperties("lading.tracking")
public record TrackingSettings(
    @Valid @DefaultValue Kafka kafka,
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Intake intake,
    @Valid @DefaultValue Api api,
    @Valid @DefaultValue Opening opening,
    @Valid @DefaultValue Queries queries,
    @Valid @DefaultValue Stock stock,
    @Valid @DefaultValue Stream stream,
    @Valid @DefaultValue OperationsSettings operations,
    @Valid @DefaultValue ReplicaSettings replica,
    @Valid @DefaultValue Reads reads) {

  /**
   * @param bootstrapServers the brokers, as host:port, separated by commas
   * @param client further settings of every Kafka client: security, for example
   */
  public record Kafka(
      @NotBlank @DefaultValue("127.0.0.1:9092") String bootstrapServers,
      @DefaultValue Map<String, String> client) {

    /** What every Kafka client of this service is given. */
    public Map<String, Object> settings() {
      Map<String, Object> all = new HashMap<>(client);
      all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
      return all;
    }
  }

  /**
   * Where the schema {@code tracking} is.
   *
   * @param migrate bring the schema up to date at the start, as its owner
   * @param connectTimeout how long anybody waits for a connection
   * @param answerTimeout how long a statement may take until the database counts as away
   */
  public record Database(
      @NotBlank @DefaultValue("jdbc:postgresql://127.0.0.1:5432/lading") String url,
      @NotBlank @DefaultValue("lading_projector") String user,
      @DefaultValue("") String password,
      @NotBlank @DefaultValue("lading_tracking_owner") String ownerUser,
      @DefaultValue("") String ownerPassword,
      @DefaultValue("true") boolean migrate,
      @Min(1) @Max(1000) @DefaultValue("8") int connections,
      @NotNull @DurationMin(millis = 250) @DefaultValue("3s") Duration connectTimeout,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration answerTimeout) {}

  /**
   * How the status topic is consumed.
   *
   * @param consumers threads, each a member of the group; more than partitions are idle
   * @param pollRecords most events in one transaction
   * @param gather how long after the beginning of a small transaction the next one begins at the
   *     earliest; a second at most
   * @param probeInterval how often the topic is looked at: does it answer, is it still the same
   * @param stopTimeout how long a stop waits for the batch in hand
   */
  public record Intake(
      @NotBlank @Size(max = 128) @DefaultValue("lading-tracking") String group,
      @NotBlank @Size(max = 249) @DefaultValue("lading.order-status.v1") String topic,
      @Min(1) @Max(256) @DefaultValue("2") int consumers,
      @Min(1) @Max(10_000) @DefaultValue("1000") int pollRecords,
      @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 1) @DefaultValue("10ms")
          Duration gather,
      @NotNull @DurationMin(millis = 1) @DefaultValue("100ms") Duration firstBackOff,
      @NotNull @DurationMin(millis = 1) @DefaultValue("5s") Duration longestBackOff,
      @NotNull @DurationMin(millis = 100) @DefaultValue("10s") Duration probeInterval,
      @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration stopTimeout) {}

  /**
   * @param pageEntries most entries of a time line in one answer
   * @param retryAfter what a caller is told when the database does not answer
   * @param serviceTokens who presents one of them sees personal data; at least {@value
   *     #SECRET_LENGTH} characters each
   * @param receiptSecret what the receipt codes of orders are made with, at least {@value
   *     #SECRET_LENGTH} characters; without it there are none
   * @param wrongReceiptCodes most wrong receipt codes for an order within a minute
   */
  public record Api(
      @Min(1) @Max(100_000) @DefaultValue("1000") int pageEntries,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("5s") Duration retryAfter,
      @DefaultValue List<String> serviceTokens,
      @Nullable String receiptSecret,
      @Min(1) @Max(1000) @DefaultValue("5") int wrongReceiptCodes) {

    static final int SECRET_LENGTH = 32;

    public Api {
      serviceTokens = List.copyOf(serviceTokens);
    }

    /** So that a refusal tells no token. */
    @AssertTrue(message = "must be so for each of them: at least 32 characters")
    boolean isServiceTokensLongEnough() {
      return serviceTokens.stream().allMatch(token -> token.length() >= SECRET_LENGTH);
    }

    @AssertTrue(message = "must be so: at least 32 characters, or absent")
    boolean isReceiptSecretLongEnough() {
      return receiptSecret == null || receiptSecret.length() >= SECRET_LENGTH;
    }

    /** Tells no secret. */
    @Override
    public String toString() {
      return "Api[pageEntries=" + pageEntries + ", retryAfter=" + retryAfter + "]";
    }
  }

  /**
   * Whoever has written reads what he wrote.
   *
   * @param projectionPatience how long a question waits until its caller's writes are projected
   * @param waiting most questions that wait for their caller's writes at once; one more does not
   */
  public record Reads(
      @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 30) @DefaultValue("2s")
          Duration projectionPatience,
      @Min(0) @Max(10_000) @DefaultValue("64") int waiting) {}

  /** How often a world that is away at the start is tried again. */
  public record Opening(@NotNull @DurationMin(millis = 10) @DefaultValue("2s") Duration rest) {}

  /**
   * How questions about orders and stock are answered: by connections of their own, so that they
   * never keep the projection waiting.
   *
   * @param connections at most
   * @param statementTimeout how long one statement may take
   * @param pageOrders most orders on one page
   * @param mostLooked at so many orders one page looks at most, whether they fit or not
   */
  public record Queries(
      @Min(1) @Max(1000) @DefaultValue("16") int connections,
      @NotNull @DurationMin(millis = 100) @DefaultValue("5s") Duration statementTimeout,
      @Min(1) @Max(LogisticsOrderQuery.MOST) @DefaultValue("100") int pageOrders,
      @Min(LogisticsOrderQuery.MOST + 1) @Max(100_000) @DefaultValue("5000") int mostLooked) {}

  /**
   * What runs short.
   *
   * @param kept so many of the least available SKUs, of all warehouses
   * @param freshFor how old they may be before they are read again; so long at most whoever sends a
   *     token waits until they are read for him
   * @param pageLevels most of them in one answer
   */
  public record Stock(
      @Min(1) @Max(1_000_000) @DefaultValue("10000") int kept,
      @NotNull @DurationMin(millis = 100) @DefaultValue("3s") Duration freshFor,
      @Min(1) @Max(10_000) @DefaultValue("1000") int pageLevels) {}

  /**
   * Time lines as server-sent events.
   *
   * @param subscribers most streams at once; each needs some 60 KiB of the heap, and a file handle
   * @param queueEvents most events that wait for one subscriber; who is behind by more is cut off
   * @param passEntries most entries that are read at once, for all subscribers together
   * @param rest longest time between two looks for what is new, if this process projects nothing
   * @param gather shortest time between two looks
   * @param longestBackOff longest time between two looks while the database is away
   * @param heartbeat after how long without an event a stream says that it lives
   * @param retry after how long a subscriber comes back whose stream ended; some are told up to
   *     twice as long
   * @param writeTimeout after how long without taking a byte any connection of this service is
   *     closed; a request that has begun must come as fast
   * @param sendBuffer what the system may keep of what was written to a connection and not taken
   */
  public record Stream(
      @Min(1) @Max(100_000) @DefaultValue("2000") int subscribers,
      @Min(1) @Max(100_000) @DefaultValue("256") int queueEvents,
      @Min(1) @Max(100_000) @DefaultValue("2000") int passEntries,
      @NotNull @DurationMin(millis = 10) @DefaultValue("250ms") Duration rest,
      @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 1) @DefaultValue("20ms")
          Duration gather,
      @NotNull @DurationMin(millis = 10) @DefaultValue("5s") Duration longestBackOff,
      @NotNull @DurationMin(millis = 100) @DefaultValue("15s") Duration heartbeat,
      @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10) @DefaultValue("2s")
          Duration retry,
      @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("20s")
          Duration writeTimeout,
      @NotNull @DefaultValue("64KB") DataSize sendBuffer) {

    @AssertTrue(message = "must be between 4KB and 16MB")
    boolean isSendBufferInBounds() {
      return sendBuffer.compareTo(DataSize.ofKilobytes(4)) >= 0
          && sendBuffer.compareTo(DataSize.ofMegabytes(16)) <= 0;
    }
  }
}
