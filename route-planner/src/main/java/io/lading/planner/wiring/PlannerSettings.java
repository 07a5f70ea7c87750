package io.lading.planner.wiring;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.relay.RelaySettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Every limit of the planner, by room; checked at the start. */
@Validated
@ConfigurationProperties("lading.planner")
public record PlannerSettings(
    @Valid @DefaultValue Kafka kafka,
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Intake intake,
    @Valid @DefaultValue Planning planning,
    @Valid @DefaultValue Roads roads,
    @Valid @DefaultValue RelaySettings relay,
    @Valid @DefaultValue Past past,
    @Valid @DefaultValue Api api,
    @Valid @DefaultValue Opening opening) {

  /**
   * @param bootstrapServers the brokers, as host:port, separated by commas
   * @param patience how long health waits for a broker's answer
   * @param client further settings of every Kafka client: security, for example
   */
  public record Kafka(
      @NotBlank @DefaultValue("127.0.0.1:9092") String bootstrapServers,
      @NotNull @DurationMin(millis = 100) @DefaultValue("2s") Duration patience,
      @DefaultValue Map<String, String> client) {

    /** What every Kafka client of this service is given. */
    public Map<String, Object> settings() {
      Map<String, Object> all = new HashMap<>(client);
      all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
      return all;
    }
  }

  /**
   * Where the schema {@code routing} is.
   *
   * @param migrate bring the schema up to date at the start, as its owner
   * @param connectTimeout how long anybody waits for a connection
   * @param answerTimeout how long a statement may take until the database counts as away
   */
  public record Database(
      @NotBlank @DefaultValue("jdbc:postgresql://127.0.0.1:5432/lading") String url,
      @NotBlank @DefaultValue("lading_planner") String user,
      @DefaultValue("") String password,
      @NotBlank @DefaultValue("lading_routing_owner") String ownerUser,
      @DefaultValue("") String ownerPassword,
      @DefaultValue("true") boolean migrate,
      @Min(2) @Max(1000) @DefaultValue("12") int connections,
      @NotNull @DurationMin(millis = 250) @DefaultValue("3s") Duration connectTimeout,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration answerTimeout) {}

  /**
   * How the topics are consumed.
   *
   * @param modes which orders are planned
   * @param ahead how far in the future a courier may have been told; what is further is a mistake,
   *     and would hold off everything that is told of him until then
   * @param patience how long an event whose order has a gap before it waits at least; then a look
   *     at the topic tells whether anything is going to fill it. Longer than a relay may be held up
   *     on one partition alone, in the middle of an order
   * @param gather how long after the beginning of a small transaction the next one begins at the
   *     earliest; zero: at once
   * @param firstBackOff pause after a failure; it doubles up to longestBackOff
   * @param probeInterval how often a topic is looked at: does it answer, is it still the same
   * @param stopTimeout how long a stop waits for the batch in hand
   */
  public record Intake(
      @NotEmpty @DefaultValue("DIRECT") Set<FulfilmentMode> modes,
      @NotNull @DurationMin(millis = 0) @DurationMax(days = 1) @DefaultValue("5m") Duration ahead,
      @NotNull @DurationMin(millis = 1) @DurationMax(days = 1) @DefaultValue("5m")
          Duration patience,
      @Valid @DefaultValue Status status,
      @Valid @DefaultValue Fleet fleet,
      @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 1) @DefaultValue("10ms")
          Duration gather,
      @NotNull @DurationMin(millis = 1) @DefaultValue("100ms") Duration firstBackOff,
      @NotNull @DurationMin(millis = 1) @DefaultValue("5s") Duration longestBackOff,
      @NotNull @DurationMin(millis = 100) @DefaultValue("10s") Duration probeInterval,
      @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration stopTimeout) {}

  /** The status topic. */
  public record Status(
      @NotBlank @Size(max = 128) @DefaultValue("lading.route-planner.status") String group,
      @NotBlank @Size(max = 249) @DefaultValue("lading.order-status.v1") String topic,
      @Min(1) @Max(256) @DefaultValue("2") int consumers,
      @Min(1) @Max(10_000) @DefaultValue("1000") int pollRecords) {}

  /** The fleet topic. */
  public record Fleet(
      @NotBlank @Size(max = 128) @DefaultValue("lading.route-planner.fleet") String group,
      @NotBlank @Size(max = 249) @DefaultValue("lading.fleet-updates.v1") String topic,
      @Min(1) @Max(256) @DefaultValue("1") int consumers,
      @Min(1) @Max(10_000) @DefaultValue("500") int pollRecords) {}

  /**
   * When and how warehouses are planned.
   *
   * @param window how long parcels are collected before their warehouse is planned
   * @param size how many of them end the collecting
   * @param workers plans that are made at once
   * @param rest how often it is looked for something to plan
   * @param budget of a plan, from the trigger to the last improvement, the matrix included
   * @param threads that an idle planner spends on one plan
   * @param returning routes end at the warehouse
   * @param courierCost what using one courier more costs, in metres
   * @param coldShare when more than this share of the stops is new, the present plan is given up
   * @param unrest how much of the present plan may change else
   * @param seed of all choices
   * @param mostStops in one plan
   * @param mostUnassigned that the event of a route tells of
   * @param firstBackOff how long a warehouse whose planning failed is left alone; it doubles up to
   *     longestBackOff
   * @param lease after which a planner that is not heard of has lost its warehouse; at least 3
   *     budgets, or two planners would take it from each other and plan nothing
   * @param patience how long a call to plan waits for another planner, or for its turn
   * @param mostPlans that are made at once, by workers and for calls
   */
  public record Planning(
      @NotNull @DurationMin(millis = 0) @DefaultValue("2s") Duration window,
      @Min(1) @Max(100_000) @DefaultValue("200") int size,
      @Min(1) @Max(64) @DefaultValue("1") int workers,
      @NotNull @DurationMin(millis = 1) @DefaultValue("100ms") Duration rest,
      @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1) @DefaultValue("150ms")
          Duration budget,
      @Min(1) @Max(64) @DefaultValue("2") int threads,
      @DefaultValue("true") boolean returning,
      @Min(0) @Max(1_000_000) @DefaultValue("1000") int courierCost,
      @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.05") double coldShare,
      @DecimalMin("0") @DecimalMax("1") @DefaultValue("0") double unrest,
      @DefaultValue("1") long seed,
      @Min(1) @Max(10_000) @DefaultValue("3000") int mostStops,
      @Min(0) @Max(10_000) @DefaultValue("1000") int mostUnassigned,
      @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration firstBackOff,
      @NotNull @DurationMin(millis = 1) @DefaultValue("5m") Duration longestBackOff,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("15s") Duration lease,
      @NotNull @DurationMin(millis = 1) @DefaultValue("5s") Duration patience,
      @Min(1) @Max(64) @DefaultValue("2") int mostPlans) {

    private static final int BUDGETS_IN_A_LEASE = 3;

    @AssertTrue(message = "planning.lease must be at least 3 times planning.budget")
    boolean isLeaseLongEnough() {
      return lease == null
          || budget == null
          || lease.compareTo(budget.multipliedBy(BUDGETS_IN_A_LEASE)) >= 0;
    }
  }

  /**
   * Distances. Without a table service and an OSM file they are great circles, corrected for roads.
   *
   * @param factor distance = factor × great circle + constantMetres
   * @param constantMetres see factor
   * @param kilometresPerHour how fast couriers are on the whole
   * @param tables an OSRM-compatible table service with its profile, such as
   *     http://osrm:5000/table/v1/driving
   * @param tablePlaces most places in one question to it
   * @param tablePatience how long one of its answers may take, the last byte included
   * @param osmFile instead of a table service: the roads of this file, in the planner's own process
   *     (only the planner with GraphHopper can do this)
   * @param patience how long a plan waits for either; then it is made by great circles first
   * @param mostWays between two places that are remembered, of all warehouses; each takes 8 bytes,
   *     and n places of a warehouse have n² ways
   * @param retention how long a place that is not wanted is remembered, if there is room
   * @param recheck after which it is asked again whether there is a way where there was none
   * @param firstBackOff how long a source that failed is left alone; it doubles up to
   *     longestBackOff
   */
  public record Roads(
      @DecimalMin("1") @DecimalMax("10") @DefaultValue("1.3") double factor,
      @DecimalMin("0") @DecimalMax("100000") @DefaultValue("250") double constantMetres,
      @DecimalMin("1") @DecimalMax("300") @DefaultValue("25") double kilometresPerHour,
      @DefaultValue("") String tables,
      @Min(2) @Max(10_000) @DefaultValue("100") int tablePlaces,
      @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration tablePatience,
      @DefaultValue("") String osmFile,
      @NotNull @DurationMin(millis = 0) @DefaultValue("60ms") Duration patience,
      @Min(1_000) @Max(1_000_000_000) @DefaultValue("16000000") long mostWays,
      @NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration retention,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration recheck,
      @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration firstBackOff,
      @NotNull @DurationMin(millis = 1) @DefaultValue("1m") Duration longestBackOff) {}

  /**
   * How long ended routes, delivered orders and refusals are remembered: longer than any topic
   * keeps a message.
   */
  public record Past(
      @NotNull @DurationMin(days = 1) @DefaultValue("60d") Duration retention,
      @Min(1) @Max(100_000) @DefaultValue("2000") int batch,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("10m") Duration every) {}

  /**
   * @param mostRoutes routes, and unassigned parcels, in one answer
   * @param mostWaiting parcels that are counted for one
   * @param retryAfter what a caller is told when the database does not answer, or too much is being
   *     planned
   */
  public record Api(
      @Min(1) @Max(10_000) @DefaultValue("500") int mostRoutes,
      @Min(1) @Max(1_000_000) @DefaultValue("10000") int mostWaiting,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("5s") Duration retryAfter) {}

  /** How often a world that is away at the start is tried again. */
  public record Opening(@NotNull @DurationMin(millis = 10) @DefaultValue("2s") Duration rest) {}
}
