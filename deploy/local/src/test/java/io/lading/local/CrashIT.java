package io.lading.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import io.lading.core.verify.Report;
import io.lading.local.postgres.ConsumedPositions;
import io.lading.local.postgres.Outcomes;
import io.lading.traffic.Expected;
import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficShape;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole pipeline while every part of it is killed with SIGKILL at random moments. */
class CrashIT {
  private static final int TRADES = 50_000;
  private static final double RATE = 800;
  private static final int LARGEST = 2_000_000;

  @TempDir Path folder;

  @Test
  void noTradeIsLostDoubledOrHalfDoneWhoeverIsKilled() {
    long seed = System.nanoTime();
    TrafficGenerator generator = new TrafficGenerator(seed, TrafficShape.realistic());
    try (Closing closing = new Closing()) {
      Pipeline pipeline = start(closing);
      List<Kill> kills = kills(new Random(seed));
      Figures last = publishWhileKilling(pipeline, generator, kills);
      assertThat(last.trades()).as("seed %d", seed).isEqualTo(expected(generator, last));
      Report report = Verification.settled(pipeline);
      assertThat(report.holds()).as("seed %d%n%s", seed, report).isTrue();
    }
  }

  private Pipeline start(Closing closing) {
    String[] ports = RunningProgram.freePorts().toArray(String[]::new);
    LocalOptions options = CommandLine.populateCommand(new LocalOptions(), ports);
    Workspace workspace = closing.add(Workspace.open(folder));
    return Pipeline.start(RunningProgram.home(), workspace, options, closing);
  }

  private enum Victim {
    INGEST,
    POSTGRES,
    KAFKA
  }

  /** Strikes as soon as so many trades have been consumed. */
  private record Kill(long consumed, Victim victim) {}

  private static List<Kill> kills(Random random) {
    List<Kill> kills = new ArrayList<>();
    add(kills, 10, Victim.INGEST, random);
    add(kills, 5, Victim.POSTGRES, random);
    add(kills, 5, Victim.KAFKA, random);
    kills.sort(Comparator.comparingLong(Kill::consumed));
    return kills;
  }

  private static void add(List<Kill> kills, int times, Victim victim, Random random) {
    for (int i = 0; i < times; i++) {
      kills.add(new Kill(random.nextLong(TRADES - 1_000), victim));
    }
  }

  private static Figures publishWhileKilling(
      Pipeline pipeline, TrafficGenerator generator, List<Kill> kills) {
    String kafka = pipeline.kafka().bootstrapServers();
    try (Publisher none = new Publisher(kafka, LARGEST);
        Lives lives = new Lives(null, none);
        Announcements announcements = Announcements.from(kafka, lives);
        Publisher stock = new Publisher(kafka, LARGEST);
        Publisher trades = new Publisher(kafka, LARGEST)) {
      Meter meter = new Meter(pipeline, trades, announcements, lives);
      stock.publish(generator.stock().stream(), 0, (message, due) -> {});
      patiently().until(() -> meter.stockLag() == 0);
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(
              () -> trades.publish(generator.messages().limit(TRADES), RATE, announcements));
      kills.forEach(kill -> strike(pipeline, kill));
      publishing.join();
      Instant published = Instant.now();
      patiently().until(() -> meter.read().drained());
      System.out.printf("drained within %s of the last trade%n", since(published));
      return meter.read();
    }
  }

  private static Duration since(Instant moment) {
    return Duration.between(moment, Instant.now());
  }

  private static void strike(Pipeline pipeline, Kill kill) {
    patiently().until(() -> consumed(pipeline) >= kill.consumed());
    switch (kill.victim()) {
      case INGEST -> {
        pipeline.ingest().kill();
        pipeline.ingest().restart();
      }
      case POSTGRES -> {
        pipeline.postgres().kill();
        pipeline.postgres().start();
      }
      case KAFKA -> {
        pipeline.kafka().kill();
        pipeline.kafka().start();
      }
    }
  }

  private static long consumed(Pipeline pipeline) throws SQLException {
    return new ConsumedPositions(pipeline.database().as("lading_verify"))
        .of(Topics.TRADE_EVENTS)
        .consumed();
  }

  private static Outcomes expected(TrafficGenerator generator, Figures last) {
    Expected expected = generator.expected(TRADES);
    return new Outcomes(
        TRADES,
        expected.created(),
        expected.duplicates(),
        expected.rejected(),
        expected.malformed(),
        0,
        last.trades().nextOffsets());
  }

  private static ConditionFactory patiently() {
    return await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofMinutes(5));
  }
}
