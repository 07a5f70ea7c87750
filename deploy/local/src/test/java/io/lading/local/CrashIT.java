package io.lading.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.Topics;
import io.lading.core.verify.Report;
import io.lading.local.postgres.ConsumedPositions;
import io.lading.local.postgres.Outcomes;
import io.lading.local.postgres.StoredEnds;
import io.lading.local.postgres.StoredEnds.StatusEvents;
import io.lading.traffic.Expected;
import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficShape;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  private final long seed = System.nanoTime();
  private final TrafficGenerator generator = new TrafficGenerator(seed, TrafficShape.realistic());
  private final KnownLives sayings = new KnownLives(generator);
  private final Foretold foretold = Foretold.of(sayings, generator.stock(), TRADES);
  private final TimeLines told = new TimeLines();

  @TempDir Path folder;

  @Test
  void noTradeIsLostDoubledOrHalfDoneAndEveryLifeEndsAsItHasToWhoeverIsKilled()
      throws SQLException {
    try (Closing closing = new Closing()) {
      Pipeline pipeline = start(closing);
      Figures last = publishWhileKilling(pipeline, Kill.among(TRADES, new Random(seed)));
      assertThat(last.trades()).as("seed %d", seed).isEqualTo(expected(last));
      assertThat(last.updates())
          .as("seed %d", seed)
          .isEqualTo(at(last.updates(), foretold.updates()));
      everyLifeEndedAsForetold(new StoredEnds(pipeline.database().as("lading_verify")));
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

  private Figures publishWhileKilling(Pipeline pipeline, List<Kill> kills) {
    String kafka = pipeline.kafka().bootstrapServers();
    try (Publisher others = new Publisher(kafka, LARGEST);
        Lives lives = new Lives(sayings, others);
        Announcements announcements = Announcements.from(kafka, told.andThen(lives), route -> {});
        Publisher trades = new Publisher(kafka, LARGEST)) {
      Meter meter = new Meter(pipeline, trades, announcements, lives);
      others.publish(generator.stock().stream(), 0, (message, due) -> {});
      patiently().until(() -> meter.stockLag() == 0);
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(
              () ->
                  trades.publish(
                      generator.messages().limit(TRADES),
                      RATE,
                      Run.arrivals(announcements, lives)));
      for (Kill kill : kills) {
        patiently().until(() -> consumed(pipeline) >= kill.consumed());
        kill.strike(pipeline);
      }
      publishing.join();
      Instant published = Instant.now();
      patiently().until(() -> isServed(meter.read(), lives));
      System.out.printf("drained within %s of the last trade%n", since(published));
      return meter.read();
    }
  }

  private boolean isServed(Figures now, Lives lives) {
    return lives.areQuiet()
        && now.updates().consumed() >= foretold.updates().consumed()
        && now.updates().parked() == 0
        && now.drained();
  }

  private void everyLifeEndedAsForetold(StoredEnds stored) throws SQLException {
    StatusEvents events = stored.statusEvents();
    assertThat(events.distinct()).as("events, seed %d", seed).isEqualTo(events.all());
    patiently().until(() -> told.events() == events.all());
    assertThat(told.gaps()).as("seed %d", seed).isEmpty();
    isAsForetold("time line", foretold.lines(), told.lines());
    isAsForetold("statuses", foretold.statuses(), stored.statuses());
    isAsForetold("refusals", foretold.refusals(), Foretold.byTrade(stored.refusals()));
    isAsForetold("stock", foretold.stock(), stored.stock());
    assertThat(stored.statuses()).hasSameSizeAs(foretold.statuses());
  }

  /** Names what differs, not the tens of thousands that do not. */
  private <K, V> void isAsForetold(String what, Map<K, V> expected, Map<K, V> found) {
    assertThat(
            expected.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(found.get(entry.getKey())))
                .limit(10)
                .map(entry -> entry + ", found " + found.get(entry.getKey())))
        .as("%s, seed %d", what, seed)
        .isEmpty();
  }

  private static Duration since(Instant moment) {
    return Duration.between(moment, Instant.now());
  }

  private static long consumed(Pipeline pipeline) throws SQLException {
    return new ConsumedPositions(pipeline.database().as("lading_verify"))
        .of(Topics.TRADE_EVENTS)
        .consumed();
  }

  private Outcomes expected(Figures last) {
    Expected expected = generator.expected(TRADES);
    Outcomes made =
        new Outcomes(
            TRADES,
            expected.created(),
            expected.duplicates(),
            expected.rejected(),
            expected.malformed(),
            0,
            0);
    return at(last.trades(), made.plus(foretold.trades()));
  }

  /** Where exactly the records lie is the broker's business. */
  private static Outcomes at(Outcomes found, Outcomes expected) {
    return expected.plus(new Outcomes(0, 0, 0, 0, 0, 0, found.nextOffsets()));
  }

  private static ConditionFactory patiently() {
    return await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofMinutes(5));
  }
}
