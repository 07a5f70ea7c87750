package io.lading.local;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the command line. */
final class LocalOptions {
  private static final int DEFAULT_ORDERS = 6_000;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many trades to publish (default: 6000, or the whole file).")
  private @Nullable Long orders;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "150",
      description =
          "Trades per second on average, in bursts; 0: as fast as possible (${DEFAULT-VALUE}).")
  private double rate = 150;

  @Option(
      names = "--trades",
      paramLabel = "FILE",
      description = "Trades of your own: JSON lines, or CSV if its name ends in .csv.")
  private @Nullable Path trades;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the data lives; it survives restarts (default: .lading in the checkout).")
  private @Nullable Path data;

  @Option(
      names = "--exit",
      description = "End after the summary; status 0 if every invariant holds.")
  private boolean exit;

  @Option(
      names = "--no-lives",
      description = "Publish trades only: their orders stay as they are created.")
  private boolean noLives;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Of the sample trades; the same seed makes the same trades (default: a new one).")
  private @Nullable Long seed;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "15432",
      description = "Port of PostgreSQL (${DEFAULT-VALUE}).")
  private int postgresPort = 15_432;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "19092",
      description = "Port of Kafka; its controller takes the next one (${DEFAULT-VALUE}).")
  private int kafkaPort = 19_092;

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      defaultValue = "18080",
      description = "HTTP port of order-ingest (${DEFAULT-VALUE}).")
  private int ingestPort = 18_080;

  @Option(
      names = "--projector-port",
      paramLabel = "PORT",
      defaultValue = "18081",
      description = "HTTP port of tracking-projector (${DEFAULT-VALUE}).")
  private int projectorPort = 18_081;

  @Option(
      names = "--planner-port",
      paramLabel = "PORT",
      defaultValue = "18082",
      description = "HTTP port of route-planner (${DEFAULT-VALUE}).")
  private int plannerPort = 18_082;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "Partitions of each topic made now; those that exist keep theirs (${DEFAULT-VALUE}).")
  private int partitions = 6;

  @Option(
      names = "--retention-hours",
      paramLabel = "N",
      defaultValue = "168",
      description = "How long topics made now keep messages, at most 720 (${DEFAULT-VALUE}).")
  private int retentionHours = 168;

  @Option(
      names = "--max-message-bytes",
      paramLabel = "N",
      defaultValue = "2097152",
      description =
          "Largest message of topics made now; dead letters may be larger (${DEFAULT-VALUE}).")
  private int maxMessageBytes = 2_097_152;

  /** Refuses what no run can be made of. */
  void demandValid() {
    rate();
    orders();
    topicPlan();
  }

  @Nullable Path trades() {
    return trades;
  }

  Path data(Path home) {
    return (data == null ? home.resolve(".lading") : data).toAbsolutePath().normalize();
  }

  boolean exit() {
    return exit;
  }

  boolean lives() {
    return !noLives;
  }

  @Nullable Long seed() {
    return seed;
  }

  double rate() {
    if (rate < 0) {
      throw new IllegalArgumentException("--rate: 0 or more, not " + rate);
    }
    return rate;
  }

  /** At most how many trades to publish. */
  long orders() {
    if (orders == null) {
      return trades == null ? DEFAULT_ORDERS : Long.MAX_VALUE;
    }
    if (orders < 0) {
      throw new IllegalArgumentException("--orders: 0 or more, not " + orders);
    }
    return orders;
  }

  LocalPorts ports() {
    return new LocalPorts(postgresPort, kafkaPort, ingestPort, projectorPort, plannerPort);
  }

  TopicPlan topicPlan() {
    return new TopicPlan(partitions, Duration.ofHours(retentionHours), maxMessageBytes);
  }
}
